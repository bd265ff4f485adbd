// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.ReadinessGate.Readiness;
import io.steward.core.deploy.StackTarget.LogRequest;
import io.steward.core.error.HomelabException;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is done when a deploy does not get ready: its log is kept, then the way back gone. */
final class Retreat {
  private static final int SHOWN_LINES = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private final DeployStore store;
  private final ReadinessGate gate;
  private final WayBack wayBack;
  private final Hooks hooks;
  private final Clock clock;

  Retreat(Workbench bench) {
    this.store = bench.store();
    this.gate = bench.containers();
    this.wayBack = new WayBack(bench.reader(), bench.gate(), store.stops());
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
   * @param stopped whether somebody stopped it
   */
  record Failure(
      Attempt attempt, List<Readiness> judged, List<String> said, String error, boolean stopped) {
    PlannedStack stack() {
      return attempt.stack();
    }
  }

  /**
   * What a failed version leaves behind, seen before it is taken away.
   *
   * @param log what it wrote to its log
   * @param writes what it may have written to
   */
  private record Aftermath(List<String> log, List<DataWrite> writes) {
    List<String> written() {
      return writes.stream().map(write -> write.place().name()).distinct().sorted().toList();
    }
  }

  private Aftermath aftermath(Failure failure) {
    Attempt attempt = failure.attempt();
    List<DataWrite> writes =
        DataWrites.ofNew(failure.stack(), attempt.snapshot(), attempt.begin(), clock.instant());
    return new Aftermath(saveLogs(failure), writes);
  }

  /**
   * Goes back, where the settings do not say otherwise.
   *
   * @throws HomelabException when the run is to end at once, or its lock was taken away
   */
  StackOutcome after(Failure failure, Run run) {
    boolean leave = failure.stack().terms().failureAction() != FailureAction.ROLLBACK;
    if (leave) {
      Aftermath after = aftermath(failure);
      return end(failure, Outcome.LEFT_AS_IS, failure.judged(), after, aside(failure));
    }
    return back(failure, run);
  }

  private static List<String> aside(Failure failure) {
    return SetAside.of(failure.attempt()).remarks();
  }

  /** Goes back, whatever the settings say of failures. */
  StackOutcome back(Failure failure, Run run) {
    Aftermath after = aftermath(failure);
    try {
      WayBack.Return back = goBack(failure, run);
      if (back.isGood()) {
        return end(failure, good(failure), back.services(), after, back.remarks());
      }
      List<String> remarks = new ArrayList<>(back.remarks());
      remarks.addAll(Hands.unwell(back.services()));
      remarks.addAll(Hands.advice(failure.stack().name(), List.of()));
      return end(failure, Outcome.NEEDS_HANDS, back.services(), after, remarks);
    } catch (HomelabException e) {
      if (failure.attempt().endsNow()) {
        throw e;
      }
      List<String> remarks = new ArrayList<>();
      remarks.add("The way back failed: " + e.getMessage());
      remarks.addAll(Hands.advice(failure.stack().name(), e.hints()));
      return end(failure, Outcome.NEEDS_HANDS, failure.judged(), after, remarks);
    }
  }

  private static Outcome good(Failure failure) {
    if (failure.stopped()) {
      return Outcome.STOPPED;
    }
    return hadAnything(failure.attempt()) ? Outcome.ROLLED_BACK : Outcome.REMOVED;
  }

  private static boolean hadAnything(Attempt attempt) {
    return !attempt.snapshot().containers().isEmpty() || !SetAside.of(attempt).services().isEmpty();
  }

  private WayBack.Return goBack(Failure failure, Run run) {
    Attempt attempt = failure.attempt();
    PlannedStack stack = failure.stack();
    attempt.steps().back(Phase.GOING_BACK, List.of());
    awaitEngine(stack, run);
    awaitStops(attempt, run);
    hooks.run(HookPoint.PRE_ROLLBACK, attempt, run);
    Optional<Revision> before = attempt.snapshot().revision();
    if (before.isEmpty()) {
      run.progress()
          .report(Progress.Step.sentence(stack.name(), "Removing what this first deploy made"));
      return wayBack.remove(attempt, run);
    }
    String words =
        hadAnything(attempt)
            ? "Going back to " + stack.name() + " revision " + before.get().number()
            : "Removing what this deploy made";
    run.progress().report(Progress.Step.sentence(stack.name(), words));
    return wayBack.back(attempt, run);
  }

  /** An engine that is away is waited for: asked for no service, the gate does that alone. */
  private void awaitEngine(PlannedStack stack, Run run) {
    gate.judge(
        new ReadinessGate.Question(
            stack.target(),
            stack.wanted(),
            List.of(),
            Set.of(),
            Map.of(),
            Set.of(),
            stack.terms().monitor(),
            stack.terms().gateTimeout(),
            run.progress(),
            run.stopping()));
  }

  /** What Compose had asked to stop when it failed looks as if it ran, and stops all the same. */
  private static void awaitStops(Attempt attempt, Run run) {
    PlannedStack stack = attempt.stack();
    Map<String, String> services = new LinkedHashMap<>();
    for (ServiceChange change : stack.plan().changes()) {
      attempt.snapshot().of(change.service()).forEach(c -> services.put(c.id(), c.service()));
    }
    Set<String> running = new LinkedHashSet<>();
    if (!services.isEmpty()) {
      stack.target().inspect(services.keySet()).stream()
          .filter(container -> !container.isDown())
          .forEach(container -> running.add(container.id()));
    }
    stack
        .target()
        .awaitStops(
            running,
            attempt.next().origin().at(),
            PATIENCE,
            id ->
                run.progress()
                    .report(
                        new Progress.Step(
                            stack.name(),
                            services.getOrDefault(id, ""),
                            Mark.BUSY,
                            "stopping",
                            "as it was asked to; it is started again")));
  }

  private StackOutcome end(
      Failure failure,
      Outcome outcome,
      List<Readiness> services,
      Aftermath after,
      List<String> remarks) {
    PlannedStack stack = failure.stack();
    List<String> log = after.log();
    Revision next = failure.attempt().next();
    List<String> told = new ArrayList<>(remarks);
    hooks.remarks(next).stream()
        .filter(remark -> !remark.contains(failure.error()))
        .forEach(told::add);
    finish(failure, outcome).ifPresent(told::add);
    boolean left = outcome == Outcome.LEFT_AS_IS || outcome == Outcome.NEEDS_HANDS;
    boolean gone = outcome == Outcome.REMOVED || outcome == Outcome.STOPPED;
    boolean nothing = gone && !hadAnything(failure.attempt());
    int before = nothing ? 0 : failure.attempt().snapshot().number();
    var ended =
        new StackOutcome(
            stack.name(),
            outcome,
            left ? next.number() : before,
            outcome == Outcome.STOPPED ? Optional.empty() : Optional.of(next.number()),
            services,
            failure.error(),
            shown(log.isEmpty() ? failure.said() : log),
            after.written(),
            told,
            Duration.between(failure.attempt().begin(), clock.instant()),
            after.writes());
    store.stories().end(next, failure.attempt().snapshot(), ended);
    return ended;
  }

  /** The last lines of many. */
  static List<String> shown(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
  }

  /** What was done is done, also where it cannot be written down: then that is said too. */
  private Optional<String> finish(Failure failure, Outcome outcome) {
    try {
      store.finish(
          failure.attempt().next(),
          outcome,
          new OtherHands(store).without(failure.attempt(), now(failure.stack())));
      if (outcome == Outcome.LEFT_AS_IS) {
        store.stops().started(failure.stack().key(), failure.stack().plan().touched());
      }
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
  private List<ContainerState> now(PlannedStack stack) {
    try {
      List<ContainerState> ofProject = stack.target().containers(stack.wanted().project());
      return new AdoptedContainers(store).with(stack.key(), stack.target(), ofProject);
    } catch (HomelabException e) {
      return stack.observed().containers();
    }
  }

  /**
   * Keeps what the failed containers wrote, before they are removed; answers the lines of the
   * first. Where they cannot be kept there is still a way back.
   */
  private List<String> saveLogs(Failure failure) {
    store.stories().judged(failure.attempt().next(), failure.judged());
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
