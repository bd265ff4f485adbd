// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.ReadinessGate.Readiness;
import io.steward.core.deploy.StackTarget.Application;
import io.steward.core.operation.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes and replaces containers: with one call of Compose where it may do all at once, and some at
 * a time where that is asked for, in the order of what needs what.
 */
record BringUp(Workbench bench, Attempt attempt, Run run) {
  /**
   * Answers what the gate said between two groups when it was not ready; empty when all is well.
   */
  List<Readiness> go() {
    PlannedStack stack = attempt.stack();
    List<String> up = new ArrayList<>(attempt.left().names(Change.CREATE));
    up.addAll(attempt.left().names(Change.RECREATE));
    var paces = new Paces(stack.with(attempt.left()));
    if (up.stream().allMatch(service -> paces.of(service).isEmpty())) {
      atOnce(up);
      return List.of();
    }
    List<String> together = new ArrayList<>();
    for (String name : StartOrder.services(stack.wanted(), up)) {
      Optional<Paces.Pace> pace = paces.of(name);
      if (pace.isEmpty()) {
        together.add(name);
        continue;
      }
      atOnce(together);
      together.clear();
      WantedService service =
          Optional.ofNullable(stack.wanted().services().get(name)).orElseThrow();
      List<Readiness> bad = new Roller(bench, attempt, run).roll(service, pace.get());
      if (!bad.isEmpty()) {
        return bad;
      }
    }
    atOnce(together);
    return List.of();
  }

  private void atOnce(List<String> services) {
    if (services.isEmpty()) {
      return;
    }
    SetAside.of(attempt).begin(services);
    call(services, false);
    List<String> kept = kept(services);
    if (!kept.isEmpty()) {
      call(kept, true);
    }
  }

  private void call(List<String> services, boolean recreate) {
    PlannedStack stack = attempt.stack();
    attempt.steps().next(Phase.APPLYING, services);
    stack
        .target()
        .apply(
            new Application(
                stack.wanted(),
                stack.wanted().fromRevision(),
                services,
                recreate,
                stack.terms().applyTimeout()),
            attempt.steps()::composing);
  }

  /** Services that the plan replaces and Compose would keep. */
  private List<String> kept(List<String> services) {
    PlannedStack stack = attempt.stack();
    Set<String> now = stack.target().ids(stack.wanted().project());
    Set<String> kept =
        stack.observed().containers().stream()
            .filter(container -> now.contains(container.id()))
            .map(ContainerState::service)
            .collect(Collectors.toSet());
    return services.stream()
        .filter(kept::contains)
        .filter(
            service ->
                attempt
                    .left()
                    .find(service)
                    .filter(c -> c.change() == Change.RECREATE && !c.onlyScales())
                    .isPresent())
        .toList();
  }
}
