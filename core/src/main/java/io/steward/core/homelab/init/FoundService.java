// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.init;

import java.util.List;
import java.util.Set;

/**
 * What a glance at a Compose service shows.
 *
 * @param name its name in the file
 * @param image its image, empty when it is built
 * @param hostnames under which Traefik answers for it
 * @param published the host side of its ports as written
 * @param dependsOn names of services of the same file
 * @param networks keys of networks it joins
 */
record FoundService(
    String name,
    String image,
    List<String> hostnames,
    List<String> published,
    Set<String> dependsOn,
    Set<String> networks) {

  FoundService {
    hostnames = List.copyOf(hostnames);
    published = List.copyOf(published);
    dependsOn = Set.copyOf(dependsOn);
    networks = Set.copyOf(networks);
  }

  boolean isFront() {
    return !hostnames.isEmpty() || !published.isEmpty();
  }

  boolean isTraefik() {
    String path = image.replaceFirst("[:@].*$", "");
    return path.substring(path.lastIndexOf('/') + 1).equals("traefik");
  }

  /** Whether every port of it answers on this machine alone. */
  boolean isLoopbackOnly() {
    return published.stream().allMatch(port -> port.startsWith("127.") || port.startsWith("[::1]"));
  }
}
