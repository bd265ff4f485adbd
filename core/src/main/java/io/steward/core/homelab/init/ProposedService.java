// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.init;

import io.steward.core.homelab.Exposure;
import io.steward.core.homelab.Service;
import io.steward.core.homelab.ServiceName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A service as it could stand in the configuration.
 *
 * @param name its name
 * @param stack the stack it lives in
 * @param parts the Compose services it consists of
 * @param whole whether these are all of the stack
 */
record ProposedService(String name, ProposedStack stack, List<FoundService> parts, boolean whole) {
  private static final Pattern HOME =
      Pattern.compile(".*\\.(local|lan|home|internal|home\\.arpa|fritz\\.box|localhost|test)");

  ProposedService {
    parts = List.copyOf(parts);
  }

  Set<String> hostnames() {
    Set<String> hostnames = new LinkedHashSet<>();
    parts.forEach(part -> hostnames.addAll(part.hostnames()));
    return hostnames;
  }

  Exposure exposure() {
    if (hostnames().stream().anyMatch(ProposedService::isPublic)) {
      return Exposure.PUBLIC;
    }
    boolean heard =
        parts.stream().anyMatch(part -> !part.published().isEmpty() && !part.isLoopbackOnly());
    return heard || !hostnames().isEmpty() ? Exposure.LAN : Exposure.INTERNAL;
  }

  String reason() {
    Optional<String> open = hostnames().stream().filter(ProposedService::isPublic).findFirst();
    if (open.isPresent()) {
      return open.get() + " looks like a name of the internet";
    }
    return switch (exposure()) {
      case LAN ->
          hostnames().isEmpty() ? "it publishes a port" : "its name is one of a home network";
      default ->
          parts.stream().allMatch(part -> part.published().isEmpty())
              ? "it publishes no port and has no host name"
              : "its ports answer on this machine alone";
    };
  }

  static boolean isPublic(String hostname) {
    return hostname.contains(".") && !HOME.matcher(hostname).matches();
  }

  boolean isTraefik() {
    return parts.stream().anyMatch(FoundService::isTraefik);
  }

  /** The same in the shared model, for its graph. */
  Service model(Map<String, String> needs) {
    return new Service(
        name,
        stack.name(),
        exposure(),
        Optional.empty(),
        List.copyOf(needs.keySet()),
        List.<ServiceName>of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
