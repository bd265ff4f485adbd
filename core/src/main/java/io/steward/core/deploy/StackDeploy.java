// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.Content;
import io.steward.core.deploy.ReadinessGate.Readiness;
import io.steward.core.deploy.StackTarget.Application;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import io.steward.core.state.Lease;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Deploys one planned stack: snapshot, apply, gate, then commit or the way back. */
final class StackDeploy {
  private final DeployStore store;
  private final ReadinessGate gate;
  private final Retreat retreat;
  private final Clock clock;

  StackDeploy(Workbench bench) {
    this.store = bench.store();
    this.gate = bench.gate();
    this.retreat = new Retreat(bench);
    this.clock = bench.clock();
  }

  /** Begins a revision and brings the stack there, or back. */
  StackOutcome deploy(PlannedStack stack, Revision next, Lease lease, Run run) {
    var snapshot =
        new Snapshot(stack.last(), stack.observed().containers(), stack.observed().images());
    try {
      store.begin(next, snapshot, new StoredPlan(stack.wanted().fromRevision(), stack.plan()));
    } catch (HomelabException e) {
      return StackOutcome.untouched(
          stack.name(), Outcome.NOT_TOUCHED, snapshot.number(), e.getMessage());
    }
    say(run, stack, "snapshot", Mark.OK, wayBackWords(stack));
    return go(Attempt.of(stack, next, snapshot, steps(next, lease), clock.instant()), run);
  }

  /** The journal of a revision while this lock is held. */
  Steps steps(Revision revision, Lease lease) {
    return new Steps(store.journal(), lease, revision.key(), revision.number());
  }

  /**
   * Does what is left to do.
   *
   * @throws HomelabException of kind interrupted when the run is to end at once, of kind refused
   *     when its lock was taken away: then the revision stays open, for {@code stack resume}
   */
  StackOutcome go(Attempt attempt, Run run) {
    List<Readiness> judged = List.of();
    String error;
    try {
      List<String> remarks = new ArrayList<>(apply(attempt, run));
      var hands = Meanwhile.since(attempt.stack());
      judged = judge(attempt, run);
      Optional<Readiness> bad = judged.stream().filter(answer -> !answer.ready()).findFirst();
      if (bad.isEmpty()) {
        return commit(attempt, judged, remarks, hands);
      }
      error = bad.get().service() + ": " + bad.get().words() + ", " + bad.get().message();
    } catch (HomelabException e) {
      if (attempt.endsNow()) {
        throw e;
      }
      error = e.getMessage();
      judged = Casualties.of(attempt.stack());
    }
    return retreat.after(new Retreat.Failure(attempt, judged, error), run);
  }

  private static String wayBackWords(PlannedStack stack) {
    return stack.last().isPresent()
        ? stack.name() + " " + stack.last().get().number() + ": the way back"
        : stack.name() + ": its first deploy";
  }

  /** Answers what a person should know of files that were put back. */
  private List<String> apply(Attempt attempt, Run run) {
    PlannedStack stack = attempt.stack();
    List<String> remarks = List.of();
    if (attempt.fromRevision()) {
      attempt.steps().next(Phase.FILES, "");
      remarks =
          WayBack.putFilesBack(mounts(stack.wanted()), attempt.next(), attempt.snapshot().number());
    }
    checkFiles(stack);
    StackPlan plan = attempt.left();
    Announcements.begin(plan, run);
    List<String> gone = plan.names(Change.REMOVE);
    if (!gone.isEmpty()) {
      attempt.steps().next(Phase.REMOVING, gone);
      gone.forEach(service -> stack.observed().of(service).forEach(c -> remove(stack, c, run)));
    }
    List<String> up = new ArrayList<>(plan.names(Change.CREATE));
    up.addAll(plan.names(Change.RECREATE));
    Set<String> leaders = leaders(stack.wanted(), up);
    List<String> again = plan.names(Change.RESTART);
    restart(attempt, again.stream().filter(leaders::contains).toList());
    if (!up.isEmpty()) {
      Set<String> before = idsOf(stack.observed().containers());
      new SetAside(stack.target(), attempt.snapshot()).begin(up);
      call(attempt, up, false);
      List<String> kept = kept(attempt, plan.names(Change.RECREATE), before);
      if (!kept.isEmpty()) {
        call(attempt, kept, true);
      }
    }
    restart(attempt, again.stream().filter(service -> !leaders.contains(service)).toList());
    return remarks;
  }

  /** Services that others of the stack live in: they have to run before those are made. */
  private static Set<String> leaders(WantedStack wanted, List<String> services) {
    return services.stream()
        .flatMap(service -> Optional.ofNullable(wanted.services().get(service)).stream())
        .flatMap(service -> service.follows().stream())
        .collect(Collectors.toSet());
  }

  private static void restart(Attempt attempt, List<String> names) {
    PlannedStack stack = attempt.stack();
    StackPlan plan = attempt.left();
    if (names.isEmpty()) {
      return;
    }
    attempt.steps().next(Phase.RESTARTING, names);
    var restarts = new Restarts(stack.target(), stack.terms().onFileChange());
    List<ContainerState> again =
        names.stream().flatMap(service -> stack.observed().of(service).stream()).toList();
    for (ContainerState container : StartOrder.of(Handling.RESTART, stack.wanted(), again)) {
      restarts.there(plan.find(container.service()).orElseThrow(), List.of(container));
    }
  }

  /** What the services of a stack mount, in the words of their fields. */
  private static Set<String> mounts(WantedStack wanted) {
    return wanted.services().values().stream()
        .flatMap(service -> service.fields().values().values().stream())
        .collect(Collectors.toSet());
  }

  private static void call(Attempt attempt, List<String> services, boolean recreate) {
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
  private static List<String> kept(Attempt attempt, List<String> services, Set<String> before) {
    PlannedStack stack = attempt.stack();
    Set<String> kept =
        stack.target().containers(stack.wanted().project()).stream()
            .filter(container -> before.contains(container.id()))
            .map(ContainerState::service)
            .collect(Collectors.toSet());
    return services.stream()
        .filter(kept::contains)
        .filter(service -> attempt.left().find(service).filter(c -> !c.onlyScales()).isPresent())
        .toList();
  }

  private static Set<String> idsOf(List<ContainerState> containers) {
    return containers.stream().map(ContainerState::id).collect(Collectors.toSet());
  }

  private static void remove(PlannedStack stack, ContainerState container, Run run) {
    stack.target().remove(container.id());
    run.progress()
        .report(new Progress.Step(stack.name(), container.service(), Mark.OK, "removed", ""));
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

  private List<Readiness> judge(Attempt attempt, Run run) {
    PlannedStack stack = attempt.stack();
    Snapshot snapshot = attempt.snapshot();
    Set<String> services = new LinkedHashSet<>();
    for (ServiceChange change : stack.plan().changes()) {
      WantedService service = stack.wanted().services().get(change.service());
      if (service != null && service.replicas() > 0) {
        services.add(change.service());
      }
    }
    services.addAll(dependents(stack, services));
    attempt.steps().next(Phase.JUDGING, services);
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
      Attempt attempt, List<Readiness> judged, List<String> remarks, Meanwhile hands) {
    PlannedStack stack = attempt.stack();
    Revision next = attempt.next();
    Observation now = stack.target().observe(stack.wanted());
    store.finish(next, Outcome.DEPLOYED, ours(attempt, hands.without(now.containers())));
    new SetAside(stack.target(), attempt.snapshot()).discard();
    remarks.addAll(hands.remarks(now.containers(), next.number()));
    remarks.addAll(compared(stack, now, hands.touched(now.containers())));
    judged.stream()
        .filter(Readiness::sickBefore)
        .forEach(sick -> remarks.add(sick.service() + " was not well before and is not now."));
    var outcome =
        new StackOutcome(
            stack.name(),
            Outcome.DEPLOYED,
            next.number(),
            Optional.empty(),
            judged,
            "",
            List.of(),
            List.of(),
            remarks,
            Duration.between(attempt.begin(), clock.instant()),
            List.of());
    store.stories().end(next, attempt.snapshot(), outcome);
    return outcome;
  }

  private List<ContainerState> ours(Attempt attempt, List<ContainerState> now) {
    return new OtherHands(store).without(attempt, now);
  }

  /** Compares what runs with what was planned: a difference is a bug of ours, and is said. */
  private List<String> compared(PlannedStack stack, Observation now, Set<String> others) {
    Set<String> replaced = new LinkedHashSet<>(stack.plan().names(Change.CREATE));
    replaced.addAll(stack.plan().names(Change.RECREATE));
    replaced.removeAll(others);
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

  private static void say(Run run, PlannedStack stack, String subject, Mark mark, String detail) {
    run.progress().report(new Progress.Step(stack.name(), subject, mark, "", detail));
  }
}
