// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.Content;
import io.steward.core.compose.NewerKey;
import io.steward.core.homelab.Stack;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One stack as its files want it: the rendered project and what a plan needs of it.
 *
 * @param stack the stack of the homelab
 * @param project the name of the Compose project
 * @param files its Compose files in their order, absolute; empty when it comes from a revision
 * @param services by name, in the order of the file, of the active profiles
 * @param off services whose profiles are not active, each with these
 * @param networks names of the networks it makes itself
 * @param externalNetworks names of the networks it expects to be there
 * @param volumes names of the volumes it makes itself
 * @param externalVolumes names of the volumes it expects to be there
 * @param rendered the normalised project as JSON, fit to be read by Compose again
 * @param inputs every file that was read to render it, with its bytes
 * @param secrets texts that must not be shown
 * @param newerKeys keys of its files that not every release of Compose knows
 * @param needs what it needs of its host
 */
public record WantedStack(
    Stack stack,
    String project,
    List<Path> files,
    Map<String, WantedService> services,
    Map<String, List<String>> off,
    List<String> networks,
    List<String> externalNetworks,
    List<String> volumes,
    List<String> externalVolumes,
    String rendered,
    List<Content> inputs,
    List<String> secrets,
    List<NewerKey> newerKeys,
    Needs needs) {

  /** Keeps its own copies. */
  public WantedStack {
    services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
    off = Map.copyOf(off);
    files = List.copyOf(files);
    networks = List.copyOf(networks);
    externalNetworks = List.copyOf(externalNetworks);
    volumes = List.copyOf(volumes);
    externalVolumes = List.copyOf(externalVolumes);
    inputs = List.copyOf(inputs);
    secrets = List.copyOf(secrets);
    newerKeys = List.copyOf(newerKeys);
  }

  /** Services that these live in: they have to run before these are made. */
  Set<String> houses(Collection<String> some) {
    return some.stream()
        .flatMap(name -> Optional.ofNullable(services.get(name)).stream())
        .flatMap(service -> service.follows().stream())
        .collect(Collectors.toSet());
  }

  /** Services that live in the network, processes or memory of these, however far. */
  Set<String> tenants(Collection<String> some) {
    Set<String> houses = new HashSet<>(some);
    Set<String> tenants = new LinkedHashSet<>();
    boolean grows = true;
    while (grows) {
      grows = false;
      for (WantedService service : services.values()) {
        boolean lives = service.follows().stream().anyMatch(houses::contains);
        if (lives && houses.add(service.name())) {
          tenants.add(service.name());
          grows = true;
        }
      }
    }
    return tenants;
  }

  /** Whether it was read from a revision, so that no file of it lies anywhere. */
  boolean fromRevision() {
    return inputs.isEmpty();
  }
}
