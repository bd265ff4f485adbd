// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a simulated target has. Not thread-safe: a {@link World} guards it. */
final class Things {
  /** Containers by id, in the order they were made. */
  final Map<String, PretendedContainer> containers = new LinkedHashMap<>();

  /** Ids of the images that lie there, by reference. */
  final Map<String, String> images = new TreeMap<>();

  /** Ids of every image that ever lay there; references move away from them, they stay. */
  final Set<String> imageIds = new TreeSet<>();

  /** How often registries got a newer image, by reference. */
  final Map<String, Integer> published = new TreeMap<>();

  final Set<String> networks = new TreeSet<>();
  final Set<String> volumes = new TreeSet<>();

  /** How many containers were ever made; makes the next id. */
  int made;

  List<PretendedContainer> of(String project) {
    return containers.values().stream().filter(c -> c.project().equals(project)).toList();
  }

  /** The containers of a service by their number. */
  Map<Integer, PretendedContainer> of(String project, String service) {
    return of(project).stream()
        .filter(container -> container.service().equals(service))
        .collect(Collectors.toMap(PretendedContainer::number, container -> container));
  }
}
