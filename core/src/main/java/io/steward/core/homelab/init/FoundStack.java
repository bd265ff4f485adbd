// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.init;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a glance at a folder with Compose files shows.
 *
 * @param folder where it lies
 * @param project what docker compose calls it, empty when its folder's name has no legal letter
 * @param services in the order of the files
 * @param ownNetworks the real names of networks it makes, by key
 * @param externalNetworks the real names of networks others make, by key
 * @param included files that it takes in, absolute, so that they are no stacks of their own
 * @param fault why it cannot be deployed as it is
 * @param notes what a person should know
 */
record FoundStack(
    ComposeFolder folder,
    String project,
    List<FoundService> services,
    Map<String, String> ownNetworks,
    Map<String, String> externalNetworks,
    Set<java.nio.file.Path> included,
    Optional<String> fault,
    List<String> notes) {

  FoundStack {
    services = List.copyOf(services);
    ownNetworks = Map.copyOf(ownNetworks);
    externalNetworks = Map.copyOf(externalNetworks);
    included = Set.copyOf(included);
    notes = List.copyOf(notes);
  }
}
