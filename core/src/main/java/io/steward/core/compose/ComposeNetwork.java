// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network of a project that an enabled service is on.
 *
 * @param key what the file calls it
 * @param name what the engine calls it
 * @param external whether it is somebody else's and must exist
 * @param driver its driver; absent for the engine's default
 * @param driverOptions options for the driver
 * @param internal whether it has no way out
 * @param attachable whether other containers may join
 * @param ipv4 whether it has IPv4, when that is said
 * @param ipv6 whether it has IPv6, when that is said
 * @param labels its labels
 * @param pools where its addresses come from
 */
public record ComposeNetwork(
    String key,
    String name,
    boolean external,
    Optional<String> driver,
    Map<String, String> driverOptions,
    boolean internal,
    boolean attachable,
    Optional<Boolean> ipv4,
    Optional<Boolean> ipv6,
    Map<String, String> labels,
    List<Pool> pools) {
  /** Keeps its own copies. */
  public ComposeNetwork {
    driverOptions = Map.copyOf(driverOptions);
    labels = Map.copyOf(labels);
    pools = List.copyOf(pools);
  }

  /**
   * Addresses of a network.
   *
   * @param subnet the subnet with its prefix length
   * @param gateway the address of the gateway
   * @param ipRange the part that containers get addresses from
   */
  public record Pool(Optional<String> subnet, Optional<String> gateway, Optional<String> ipRange) {}

  static ComposeNetwork of(String key, Printed printed) {
    return new ComposeNetwork(
        key,
        printed.textOr("name", key),
        printed.flag("external"),
        printed.text("driver"),
        printed.pairs("driver_opts"),
        printed.flag("internal"),
        printed.flag("attachable"),
        printed.choice("enable_ipv4"),
        printed.choice("enable_ipv6"),
        printed.pairs("labels"),
        printed
            .in("ipam")
            .list(
                "config",
                pool ->
                    new Pool(pool.text("subnet"), pool.text("gateway"), pool.text("ip_range"))));
  }
}
