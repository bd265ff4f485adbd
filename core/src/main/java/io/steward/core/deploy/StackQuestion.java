// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Run;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the gate is asked of a stack that is deployed. */
final class StackQuestion {
  private StackQuestion() {}

  static ReadinessGate.Question of(PlannedStack stack, Snapshot snapshot, Stops stops, Run run) {
    Set<String> stopped = stops.inForce(stack.key(), snapshot.containers());
    // What was stopped on purpose may have been well: nothing excuses it once it is started.
    Map<String, List<ContainerState>> before = new HashMap<>(snapshot.byService());
    before.keySet().removeAll(stopped);
    return new ReadinessGate.Question(
        stack.target(),
        stack.wanted(),
        List.copyOf(services(stack, stopped)),
        Set.of(),
        before,
        snapshot.failing(),
        stack.terms().monitor(),
        stack.terms().gateTimeout(),
        run.progress(),
        run.stopping());
  }

  /** Who would be judged as well if it had not been stopped on purpose. */
  static Set<String> resting(PlannedStack stack, Snapshot snapshot, Stops stops) {
    Set<String> resting = dependents(stack, Set.copyOf(stack.plan().touched()));
    resting.retainAll(stops.inForce(stack.key(), snapshot.containers()));
    return resting;
  }

  /** The services that the gate has to judge: those that are touched, and who runs after them. */
  private static Set<String> services(PlannedStack stack, Set<String> stopped) {
    Set<String> services = new LinkedHashSet<>();
    for (ServiceChange change : stack.plan().changes()) {
      WantedService service = stack.wanted().services().get(change.service());
      if (service != null && service.replicas() > 0) {
        services.add(change.service());
      }
    }
    Set<String> dependents = dependents(stack, services);
    dependents.removeAll(stopped);
    services.addAll(dependents);
    return services;
  }

  /** Services that run and start after one that was touched, however far. */
  private static Set<String> dependents(PlannedStack stack, Set<String> touched) {
    Set<String> found = new LinkedHashSet<>();
    boolean grows = true;
    while (grows) {
      grows = false;
      for (WantedService service : stack.wanted().services().values()) {
        boolean depends =
            service.dependsOn().stream().anyMatch(s -> touched.contains(s) || found.contains(s));
        boolean there = !stack.observed().of(service.name()).isEmpty();
        grows |= depends && there && !touched.contains(service.name()) && found.add(service.name());
      }
    }
    return found;
  }
}
