// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.Paces.Pace;
import io.steward.core.deploy.ReadinessGate.Readiness;
import io.steward.core.deploy.StackTarget.Application;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Replaces the containers of a service some at a time, with the gate between. What ran before is in
 * the snapshot, whatever else there is of the service was made by this deploy: so it goes on where
 * another process was killed. Containers are told apart by nothing else.
 */
final class Roller {
  private static final Duration LOOK = Duration.ofMillis(250);
  private final ReadinessGate gate;
  private final Stops stops;
  private final Pause pause;
  private final Attempt attempt;
  private final Run run;

  Roller(Workbench bench, Attempt attempt, Run run) {
    this.gate = bench.gate();
    this.stops = bench.store().stops();
    this.pause = bench.pause();
    this.attempt = attempt;
    this.run = run;
  }

  /** The containers of a service, of before and of now. */
  private record Crowd(List<ContainerState> old, List<ContainerState> fresh) {
    int size() {
      return old.size() + fresh.size();
    }
  }

  /**
   * Goes on until there are as many new containers as are wanted, and no old one.
   *
   * @return what the gate said when it was not ready, empty when all went well
   * @throws OperationException of kind interrupted if the user asked to stop
   */
  List<Readiness> roll(WantedService service, Pace pace) {
    Crowd crowd = look(service);
    boolean first = true;
    while (!crowd.old().isEmpty() || crowd.fresh().size() < service.replicas()) {
      if (!first) {
        rest(service, pace.delay());
      }
      first = false;
      Crowd before = crowd;
      int room = pace.startFirst() ? 0 : Math.min(pace.atOnce(), crowd.old().size());
      crowd = less(service, crowd, room);
      int more = Math.min(pace.atOnce(), service.replicas() - crowd.fresh().size());
      if (more > 0) {
        List<Readiness> bad = add(service, crowd, more);
        if (!bad.isEmpty()) {
          return bad;
        }
      }
      crowd = look(service);
      if (pace.startFirst()) {
        boolean done = crowd.fresh().size() >= service.replicas();
        int spare = done ? crowd.old().size() : crowd.size() - service.replicas();
        crowd = less(service, crowd, Math.max(0, Math.min(spare, crowd.old().size())));
      }
      requireProgress(service, before, crowd);
    }
    return List.of();
  }

  private Crowd look(WantedService service) {
    List<ContainerState> all =
        attempt.stack().target().containers(attempt.stack().wanted().project()).stream()
            .filter(container -> container.service().equals(service.name()))
            .sorted(
                Comparator.comparing(ContainerState::isDown)
                    .reversed()
                    .thenComparing(container -> container.condition().isFine())
                    .thenComparingInt(ContainerState::number))
            .toList();
    return new Crowd(
        all.stream().filter(this::isOld).toList(), all.stream().filter(c -> !isOld(c)).toList());
  }

  private boolean isOld(ContainerState container) {
    return attempt.snapshot().containers().stream().anyMatch(c -> c.id().equals(container.id()));
  }

  private Set<String> old(WantedService service) {
    return attempt.snapshot().of(service.name()).stream()
        .map(ContainerState::id)
        .collect(Collectors.toSet());
  }

  /** Removes so many old ones, those first that do not run or are not well. */
  private Crowd less(WantedService service, Crowd crowd, int count) {
    if (count == 0) {
      return crowd;
    }
    attempt.steps().next(Phase.REMOVING, List.of(service.name()));
    for (ContainerState container : crowd.old().subList(0, count)) {
      attempt.stack().target().remove(container.id());
      say(service, Mark.OK, "removed", container.name() + ", the old one");
    }
    return look(service);
  }

  /** Adds so many new ones; answers which is not ready. How the old ones are is no matter. */
  private List<Readiness> add(WantedService service, Crowd crowd, int count) {
    PlannedStack stack = attempt.stack();
    attempt.steps().next(Phase.APPLYING, List.of(service.name()));
    stack
        .target()
        .apply(
            new Application(
                stack.wanted(),
                stack.wanted().fromRevision(),
                List.of(service.name()),
                false,
                stack.terms().applyTimeout(),
                OptionalInt.of(crowd.size() + count)),
            attempt.steps()::composing);
    attempt.steps().next(Phase.JUDGING, List.of(service.name()));
    List<Readiness> answers =
        gate.judge(
            StackQuestion.of(stack, attempt.snapshot(), stops, run)
                .about(List.of(service.name()), stack.terms().monitor())
                .sparing(old(service)));
    if (answers.isEmpty()) {
      throw stopped(service);
    }
    boolean goesOn = stack.terms().failureAction() == FailureAction.CONTINUE;
    return goesOn || answers.stream().allMatch(Readiness::ready) ? List.of() : answers;
  }

  private void rest(WantedService service, Duration delay) {
    Duration left = delay;
    while (left.toMillis() > 0 && !run.stopping().getAsBoolean()) {
      Duration part = left.compareTo(LOOK) < 0 ? left : LOOK;
      pause.take(part);
      left = left.minus(part);
    }
    if (run.stopping().getAsBoolean()) {
      throw stopped(service);
    }
  }

  private static OperationException stopped(WantedService service) {
    return OperationException.of(
        ErrorKind.INTERRUPTED,
        "stopped before every container of " + service.name() + " was replaced");
  }

  private static void requireProgress(WantedService service, Crowd before, Crowd after) {
    boolean same =
        before.old().size() == after.old().size() && before.fresh().size() == after.fresh().size();
    if (same) {
      throw OperationException.of(
          ErrorKind.FAILED, "Compose made no new container of " + service.name());
    }
  }

  private void say(WantedService service, Mark mark, String state, String detail) {
    String group = attempt.stack().name();
    run.progress().report(new Progress.Step(group, service.name(), mark, state, detail));
  }
}
