// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a service is on a network.
 *
 * @param aliases further names it is found by
 * @param ipv4Address its fixed address
 * @param ipv6Address its fixed address
 * @param linkLocalIps its link-local addresses
 * @param macAddress its hardware address
 * @param priority the order in which networks are joined, highest first
 * @param gatewayPriority which network gives the default route, highest
 * @param driverOptions options for the driver
 */
public record NetworkAttachment(
    List<String> aliases,
    Optional<String> ipv4Address,
    Optional<String> ipv6Address,
    List<String> linkLocalIps,
    Optional<String> macAddress,
    long priority,
    long gatewayPriority,
    Map<String, String> driverOptions) {
  /** Keeps its own copies. */
  public NetworkAttachment {
    aliases = List.copyOf(aliases);
    linkLocalIps = List.copyOf(linkLocalIps);
    driverOptions = Map.copyOf(driverOptions);
  }

  static NetworkAttachment of(Printed printed) {
    return new NetworkAttachment(
        printed.texts("aliases"),
        printed.text("ipv4_address"),
        printed.text("ipv6_address"),
        printed.texts("link_local_ips"),
        printed.text("mac_address"),
        printed.number("priority").orElse(0),
        printed.number("gw_priority").orElse(0),
        printed.pairs("driver_opts"));
  }
}
