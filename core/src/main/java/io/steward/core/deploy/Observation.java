// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a target has of one stack at one moment.
 *
 * @param containers of the project, running or not, without one-off ones
 * @param images that the wanted services name and that lie on the target, by reference, and those
 *     that the containers were made from, by id
 * @param networks names of the networks that the stack uses and that exist
 * @param volumes names of the volumes that the stack uses, or used, and that exist
 */
public record Observation(
    List<ContainerState> containers,
    Map<String, ImageState> images,
    Set<String> networks,
    Set<String> volumes) {

  /** Keeps its own copies. */
  public Observation {
    containers = List.copyOf(containers);
    images = Map.copyOf(images);
    networks = Set.copyOf(networks);
    volumes = Set.copyOf(volumes);
  }

  /** The containers of one service, by number. */
  public List<ContainerState> of(String service) {
    return containers.stream()
        .filter(container -> container.service().equals(service))
        .sorted(Comparator.comparingInt(ContainerState::number))
        .toList();
  }
}
