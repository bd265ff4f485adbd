// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What ran of a stack before it was touched: the way back leads here.
 *
 * @param revision what it was told to be; absent before the first deploy
 * @param containers what ran, or lay stopped
 * @param images the images that the wanted services named, by reference, and those that the
 *     containers were made from, by id
 * @param failing the checks of the gate that failed then
 */
public record Snapshot(
    Optional<Revision> revision,
    List<ContainerState> containers,
    Map<String, ImageState> images,
    Set<String> failing) {

  /** Keeps its own copies. */
  public Snapshot {
    containers = List.copyOf(containers);
    images = Map.copyOf(images);
    failing = Set.copyOf(failing);
  }

  /** One before which no check failed. */
  Snapshot(
      Optional<Revision> revision,
      List<ContainerState> containers,
      Map<String, ImageState> images) {
    this(revision, containers, images, Set.of());
  }

  /** The containers by service. */
  Map<String, List<ContainerState>> byService() {
    return containers.stream().collect(Collectors.groupingBy(ContainerState::service));
  }

  /** The number of the revision that ran; 0 before the first. */
  int number() {
    return revision.map(Revision::number).orElse(0);
  }

  /** The containers of one service. */
  public List<ContainerState> of(String service) {
    return containers.stream().filter(c -> c.service().equals(service)).toList();
  }

  /** Whether this container was there and ran. */
  boolean ran(String id) {
    return containers.stream()
        .anyMatch(
            c -> c.id().equals(id) && c.condition().status() == ContainerState.Status.RUNNING);
  }
}
