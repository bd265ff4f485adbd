// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network of the engine.
 *
 * @param subnets such as {@code 10.200.0.0/24}
 * @param containers ids of the containers that are attached and run; empty in a list
 */
public record NetworkInfo(
    String id,
    String name,
    String driver,
    boolean internal,
    boolean attachable,
    boolean ipv6,
    List<String> subnets,
    Map<String, String> options,
    Map<String, String> labels,
    Set<String> containers) {
  /** Copies what it is given. */
  public NetworkInfo {
    subnets = List.copyOf(subnets);
    options = Map.copyOf(options);
    labels = Map.copyOf(labels);
    containers = Set.copyOf(containers);
  }

  static NetworkInfo read(Json json) {
    return new NetworkInfo(
        json.text("Id"),
        json.text("Name"),
        json.text("Driver"),
        json.flag("Internal"),
        json.flag("Attachable"),
        json.flag("EnableIPv6"),
        json.in("IPAM").elements("Config", subnet -> subnet.text("Subnet")),
        json.textMap("Options"),
        json.textMap("Labels"),
        json.textMap("Containers").keySet());
  }
}
