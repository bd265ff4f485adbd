// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.Optional;

/**
 * A port of a container, published on the host or not.
 *
 * @param target the port of the container
 * @param published the port of the host, a range such as {@code 8000-8010} to choose from, or empty
 *     for any free one
 * @param hostIp the address it listens on, empty for all
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 * @param mode {@code ingress} or {@code host}
 * @param name what the port is called, when it is
 * @param appProtocol what is spoken on it, when that is said
 */
public record PortMapping(
    int target,
    String published,
    String hostIp,
    String protocol,
    String mode,
    Optional<String> name,
    Optional<String> appProtocol) {
  static PortMapping of(Printed printed) {
    return new PortMapping(
        (int) printed.number("target").orElse(0),
        printed.textOr("published", ""),
        printed.textOr("host_ip", ""),
        printed.textOr("protocol", "tcp"),
        printed.textOr("mode", "ingress"),
        printed.text("name"),
        printed.text("app_protocol"));
  }
}
