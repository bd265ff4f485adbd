// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts containers in the order of Compose: what others need is started first, stopped last. */
final class StartOrder {
  private StartOrder() {}

  static List<ContainerState> of(
      Handling handling, WantedStack wanted, List<ContainerState> containers) {
    Set<String> order = new LinkedHashSet<>();
    wanted.services().keySet().forEach(service -> add(service, wanted, order, Set.of()));
    List<String> services = new ArrayList<>(order);
    Comparator<ContainerState> byService =
        Comparator.comparingInt(container -> services.indexOf(container.service()));
    boolean backwards = handling == Handling.STOP || handling == Handling.REMOVE;
    Comparator<ContainerState> first = backwards ? byService.reversed() : byService;
    return containers.stream().sorted(first.thenComparingInt(ContainerState::number)).toList();
  }

  private static void add(
      String service, WantedStack wanted, Set<String> order, Set<String> above) {
    WantedService own = wanted.services().get(service);
    if (own == null || above.contains(service)) {
      return;
    }
    Set<String> path = new LinkedHashSet<>(above);
    path.add(service);
    own.dependsOn().forEach(needed -> add(needed, wanted, order, path));
    own.follows().stream().sorted().forEach(leader -> add(leader, wanted, order, path));
    order.add(service);
  }
}
