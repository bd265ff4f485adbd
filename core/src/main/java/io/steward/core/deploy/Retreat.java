// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.ReadinessGate.Readiness;
import io.steward.core.deploy.StackTarget.LogRequest;
import io.steward.core.error.HomelabException;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is done when a deploy does not get ready: its log is kept, then the way back gone. */
final class Retreat {
  private static final int SHOWN_LINES = 10;
  private final DeployStore store;
  private final WayBack wayBack;
  private final Hooks hooks;
  private final Clock clock;

  Retreat(Workbench bench) {
    this.store = bench.store();
    this.wayBack = new WayBack(bench.reader(), bench.gate());
    this.hooks = bench.hooks();
    this.clock = bench.clock();
  }

  /**
   * Everything known about a deploy that was not ready.
   *
   * @param attempt the deploy
   * @param judged what the gate said, empty when it was not asked
   * @param said the last lines of a hook that failed
   * @param error why it is not ready
   */
  record Failure(Attempt attempt, List<Readiness> judged, List<String> said, String error) {
    PlannedStack stack() {
      return attempt.stack();
    }
  }

  /**
   * Goes back, where the settings do not say otherwise.
   *
   * @throws HomelabException when the run is to end at once, or its lock was taken away
   */
  StackOutcome after(Failure failure, Run run) {
    boolean leave = failure.stack().terms().failureAction() != FailureAction.ROLLBACK;
    if (leave) {
      return end(failure, Outcome.LEFT_AS_IS, failure.judged(), saveLogs(failure), List.of());
    }
    return back(failure, run);
  }

  /** Goes back, whatever the settings say of failures. */
  StackOutcome back(Failure failure, Run run) {
    List<String> log = saveLogs(failure);
    try {
      WayBack.Return back = goBack(failure, run);
      Outcome good =
          failure.attempt().snapshot().revision().isPresent()
              ? Outcome.ROLLED_BACK
              : Outcome.REMOVED;
      Outcome outcome = back.isGood() ? good : Outcome.NEEDS_HANDS;
      return end(failure, outcome, back.services(), log, back.remarks());
    } catch (HomelabException e) {
      if (failure.attempt().endsNow()) {
        throw e;
      }
      List<String> remarks = new ArrayList<>();
      remarks.add("The way back failed: " + e.getMessage());
      remarks.addAll(e.hints());
      return end(failure, Outcome.NEEDS_HANDS, failure.judged(), log, remarks);
    }
  }

  private WayBack.Return goBack(Failure failure, Run run) {
    Attempt attempt = failure.attempt();
    PlannedStack stack = failure.stack();
    attempt.steps().back(Phase.GOING_BACK, List.of());
    hooks.run(HookPoint.PRE_ROLLBACK, attempt, run);
    Optional<Revision> before = attempt.snapshot().revision();
    if (before.isEmpty()) {
      run.progress()
          .report(Progress.Step.sentence(stack.name(), "Removing what this first deploy made"));
      return wayBack.remove(stack, run);
    }
    int number = before.get().number();
    run.progress()
        .report(
            Progress.Step.sentence(
                stack.name(), "Going back to " + stack.name() + " revision " + number));
    return wayBack.back(attempt, run);
  }

  private StackOutcome end(
      Failure failure,
      Outcome outcome,
      List<Readiness> services,
      List<String> log,
      List<String> remarks) {
    PlannedStack stack = failure.stack();
    Revision next = failure.attempt().next();
    List<String> told = new ArrayList<>(remarks);
    hooks.remarks(next).stream()
        .filter(remark -> !remark.contains(failure.error()))
        .forEach(told::add);
    finish(failure, outcome).ifPresent(told::add);
    boolean left = outcome == Outcome.LEFT_AS_IS || outcome == Outcome.NEEDS_HANDS;
    return new StackOutcome(
        stack.name(),
        outcome,
        left ? next.number() : failure.attempt().snapshot().number(),
        Optional.of(next.number()),
        services,
        failure.error(),
        shown(log.isEmpty() ? failure.said() : log),
        written(stack),
        told,
        Duration.between(failure.attempt().begin(), clock.instant()));
  }

  /** The last lines of many. */
  static List<String> shown(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
  }

  /** What was done is done, also where it cannot be written down: then that is said too. */
  private Optional<String> finish(Failure failure, Outcome outcome) {
    try {
      store.finish(failure.attempt().next(), outcome, now(failure.stack()));
      return Optional.empty();
    } catch (HomelabException e) {
      return Optional.of(
          "This could not be written down ("
              + e.getMessage()
              + "): steward stack resume "
              + failure.stack().name()
              + " does it later.");
    }
  }

  /**
   * What there is, or was when the target could last be asked: the outcome is noted in any case.
   */
  private static List<ContainerState> now(PlannedStack stack) {
    try {
      return stack.target().containers(stack.wanted().project());
    } catch (HomelabException e) {
      return stack.observed().containers();
    }
  }

  /** Volumes that the services of the new version could write to. */
  private static List<String> written(PlannedStack stack) {
    return stack.plan().changes().stream()
        .filter(c -> c.change() == Change.CREATE || c.change() == Change.RECREATE)
        .flatMap(c -> Optional.ofNullable(stack.wanted().services().get(c.service())).stream())
        .flatMap(service -> service.volumes().keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Keeps what the failed containers wrote, before they are removed; answers the lines of the
   * first. Where they cannot be kept there is still a way back.
   */
  private List<String> saveLogs(Failure failure) {
    List<String> first = new ArrayList<>();
    for (Readiness answer : failure.judged()) {
      if (answer.ready() || answer.container().isEmpty()) {
        continue;
      }
      List<String> lines = log(failure.stack().target(), answer.container().get());
      try {
        store.logs().keep(failure.attempt().next(), answer.service(), lines);
      } catch (HomelabException e) {
        lines.add("(the log could not be kept: " + e.getMessage() + ")");
      }
      if (first.isEmpty()) {
        first.addAll(lines);
      }
    }
    return first;
  }

  /** Without the log there is still a way back. */
  private static List<String> log(StackTarget target, String container) {
    List<String> lines = new ArrayList<>();
    try {
      var request = new LogRequest(KeptLogs.LINES, Duration.ZERO, false);
      target.logs(container, request, line -> lines.add(line.text()));
    } catch (HomelabException e) {
      lines.add("(the log could not be read: " + e.getMessage() + ")");
    }
    return lines;
  }
}
