// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.Content;
import io.steward.core.deploy.ReadinessGate.Readiness;
import io.steward.core.deploy.StackTarget.Application;
import io.steward.core.deploy.StackTarget.LogRequest;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Deploys one planned stack: snapshot, apply, gate, then commit or the way back. */
final class StackDeploy {
  private static final int SHOWN_LINES = 10;
  private final DeployStore store;
  private final ReadinessGate gate;
  private final WayBack wayBack;
  private final Clock clock;

  StackDeploy(DeployStore store, ReadinessGate gate, WayBack wayBack, Clock clock) {
    this.store = store;
    this.gate = gate;
    this.wayBack = wayBack;
    this.clock = clock;
  }

  StackOutcome deploy(PlannedStack stack, Revision next, Run run) {
    Instant begin = clock.instant();
    var snapshot =
        new Snapshot(stack.last(), stack.observed().containers(), stack.observed().images());
    store.begin(next, snapshot);
    say(run, stack, "snapshot", Mark.OK, wayBackWords(stack));
    List<Readiness> judged = List.of();
    String error;
    try {
      apply(stack, run);
      judged = judge(stack, snapshot, run);
      Optional<Readiness> bad = judged.stream().filter(answer -> !answer.ready()).findFirst();
      if (bad.isEmpty()) {
        return commit(stack, next, judged, begin);
      }
      error = bad.get().service() + ": " + bad.get().words() + ", " + bad.get().message();
    } catch (HomelabException e) {
      error = e.getMessage();
    }
    return fail(new Failure(stack, next, snapshot, judged, error, begin), run);
  }

  /** Everything known about a deploy that was not ready. */
  private record Failure(
      PlannedStack stack,
      Revision next,
      Snapshot snapshot,
      List<Readiness> judged,
      String error,
      Instant begin) {}

  private static String wayBackWords(PlannedStack stack) {
    return stack.last().isPresent()
        ? stack.name() + " " + stack.last().get().number() + ": the way back"
        : stack.name() + ": its first deploy";
  }

  private void apply(PlannedStack stack, Run run) {
    checkFiles(stack);
    StackPlan plan = stack.plan();
    plan.names(Change.REMOVE)
        .forEach(service -> stack.observed().of(service).forEach(c -> remove(stack, c, run)));
    List<String> up = new ArrayList<>(plan.names(Change.CREATE));
    up.addAll(plan.names(Change.RECREATE));
    if (!up.isEmpty()) {
      Set<String> before = idsOf(stack.observed().containers());
      call(stack, up, false);
      List<String> kept = kept(stack, plan.names(Change.RECREATE), before);
      if (!kept.isEmpty()) {
        call(stack, kept, true);
      }
    }
    var restarts = new Restarts(stack.target(), stack.terms().onFileChange());
    List<ContainerState> again =
        plan.names(Change.RESTART).stream()
            .flatMap(service -> stack.observed().of(service).stream())
            .toList();
    for (ContainerState container : StartOrder.of(Handling.RESTART, stack.wanted(), again)) {
      restarts.there(plan.find(container.service()).orElseThrow(), List.of(container));
    }
  }

  private static void call(PlannedStack stack, List<String> services, boolean recreate) {
    boolean back = stack.wanted().fromRevision();
    stack
        .target()
        .apply(
            new Application(
                stack.wanted(), back, services, recreate, stack.terms().applyTimeout()));
  }

  /** Services that the plan replaces and Compose would keep. */
  private static List<String> kept(PlannedStack stack, List<String> services, Set<String> before) {
    Set<String> kept =
        stack.target().containers(stack.wanted().project()).stream()
            .filter(container -> before.contains(container.id()))
            .map(ContainerState::service)
            .collect(Collectors.toSet());
    return services.stream()
        .filter(kept::contains)
        .filter(service -> stack.plan().find(service).filter(c -> !c.onlyScales()).isPresent())
        .toList();
  }

  private static Set<String> idsOf(List<ContainerState> containers) {
    return containers.stream().map(ContainerState::id).collect(Collectors.toSet());
  }

  private static void remove(PlannedStack stack, ContainerState container, Run run) {
    stack.target().remove(container.id());
    say(run, stack, container.service(), Mark.OK, "removed");
  }

  /** Refuses to go on when a file is not what the plan was made from. */
  private static void checkFiles(PlannedStack stack) {
    for (Content input : stack.wanted().inputs()) {
      try {
        if (Files.exists(input.path()) && input.is(Files.readAllBytes(input.path()))) {
          continue;
        }
      } catch (IOException e) {
        throw OperationException.of(
            ErrorKind.FAILED, "cannot read " + input.path() + ": " + e.getMessage(), e);
      }
      throw OperationException.of(
          ErrorKind.FAILED,
          input.path() + " changed after the plan was made",
          "run the deploy again");
    }
  }

  private List<Readiness> judge(PlannedStack stack, Snapshot snapshot, Run run) {
    Set<String> services = new LinkedHashSet<>();
    for (ServiceChange change : stack.plan().changes()) {
      WantedService service = stack.wanted().services().get(change.service());
      if (service != null && service.replicas() > 0) {
        services.add(change.service());
      }
    }
    services.addAll(dependents(stack, services));
    List<Readiness> judged =
        gate.judge(
            new ReadinessGate.Question(
                stack.target(),
                stack.wanted(),
                List.copyOf(services),
                snapshot.containers().stream()
                    .collect(Collectors.groupingBy(ContainerState::service)),
                stack.terms().monitor(),
                stack.terms().gateTimeout(),
                run.progress(),
                run.stopping()));
    if (judged.size() < services.size()) {
      throw OperationException.of(ErrorKind.INTERRUPTED, "stopped before every service was ready");
    }
    return judged;
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

  private StackOutcome commit(
      PlannedStack stack, Revision next, List<Readiness> judged, Instant begin) {
    Observation now = stack.target().observe(stack.wanted());
    store.finish(next, Outcome.DEPLOYED, now.containers());
    List<String> remarks = new ArrayList<>(compared(stack, now));
    judged.stream()
        .filter(Readiness::sickBefore)
        .forEach(sick -> remarks.add(sick.service() + " was not well before and is not now."));
    return new StackOutcome(
        stack.name(),
        Outcome.DEPLOYED,
        next.number(),
        Optional.empty(),
        judged,
        "",
        List.of(),
        List.of(),
        remarks,
        Duration.between(begin, clock.instant()));
  }

  /** Compares what runs with what was planned: a difference is a bug of ours, and is said. */
  private List<String> compared(PlannedStack stack, Observation now) {
    Set<String> replaced = new LinkedHashSet<>(stack.plan().names(Change.CREATE));
    replaced.addAll(stack.plan().names(Change.RECREATE));
    List<Settled.Difference> stayed = Planner.stayed(stack.wanted(), now, replaced);
    store.settled().replace(stack.key(), replaced, stayed);
    return stayed.stream()
        .map(
            left ->
                (left.service() + " was deployed, but its " + left.key().field())
                    + (left.key().name().isEmpty() ? "" : " " + left.key().name())
                    + " reads other than planned: a bug of Steward's, please report it.")
        .distinct()
        .toList();
  }

  private StackOutcome fail(Failure failure, Run run) {
    List<String> log = saveLogs(failure);
    List<String> shown = log.subList(Math.max(0, log.size() - SHOWN_LINES), log.size());
    boolean leave = failure.stack().terms().failureAction() != FailureAction.ROLLBACK;
    if (leave) {
      return end(failure, Outcome.LEFT_AS_IS, failure.judged(), shown, List.of());
    }
    try {
      WayBack.Return back = goBack(failure, run);
      Outcome good =
          failure.snapshot().revision().isPresent() ? Outcome.ROLLED_BACK : Outcome.REMOVED;
      Outcome outcome = back.isGood() ? good : Outcome.NEEDS_HANDS;
      return end(failure, outcome, back.services(), shown, back.remarks());
    } catch (HomelabException e) {
      List<String> remarks = new ArrayList<>();
      remarks.add("The way back failed: " + e.getMessage());
      remarks.addAll(e.hints());
      return end(failure, Outcome.NEEDS_HANDS, failure.judged(), shown, remarks);
    }
  }

  private WayBack.Return goBack(Failure failure, Run run) {
    PlannedStack stack = failure.stack();
    if (failure.snapshot().revision().isEmpty()) {
      run.progress()
          .report(Progress.Step.sentence(stack.name(), "Removing what this first deploy made"));
      return wayBack.remove(stack, run);
    }
    int number = failure.snapshot().revision().get().number();
    run.progress()
        .report(
            Progress.Step.sentence(
                stack.name(), "Going back to " + stack.name() + " revision " + number));
    return wayBack.back(stack, failure.snapshot(), run);
  }

  private StackOutcome end(
      Failure failure,
      Outcome outcome,
      List<Readiness> services,
      List<String> log,
      List<String> remarks) {
    PlannedStack stack = failure.stack();
    store.finish(failure.next(), outcome, now(stack));
    boolean left = outcome == Outcome.LEFT_AS_IS || outcome == Outcome.NEEDS_HANDS;
    return new StackOutcome(
        stack.name(),
        outcome,
        left ? failure.next().number() : stack.last().map(Revision::number).orElse(0),
        Optional.of(failure.next().number()),
        services,
        failure.error(),
        log,
        written(stack),
        remarks,
        Duration.between(failure.begin(), clock.instant()));
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

  /** Keeps what the failed containers wrote, before they are removed; answers the lines. */
  private List<String> saveLogs(Failure failure) {
    List<String> first = new ArrayList<>();
    for (Readiness answer : failure.judged()) {
      if (answer.ready() || answer.container().isEmpty()) {
        continue;
      }
      List<String> lines = log(failure.stack().target(), answer.container().get());
      store.logs().keep(failure.next(), answer.service(), lines);
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

  private static void say(Run run, PlannedStack stack, String subject, Mark mark, String detail) {
    run.progress().report(new Progress.Step(stack.name(), subject, mark, "", detail));
  }
}
