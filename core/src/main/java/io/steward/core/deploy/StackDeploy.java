// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.Content;
import io.steward.core.deploy.ReadinessGate.Readiness;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Deploys one planned stack: snapshot, apply, gate, then commit or the way back. */
final class StackDeploy {
  private final Workbench bench;
  private final DeployStore store;
  private final ReadinessGate gate;
  private final Hooks hooks;
  private final Retreat retreat;
  private final Clock clock;

  StackDeploy(Workbench bench) {
    this.bench = bench;
    this.store = bench.store();
    this.gate = bench.gate();
    this.hooks = bench.hooks();
    this.retreat = new Retreat(bench);
    this.clock = bench.clock();
  }

  /** Begins a revision and brings the stack there, or back. */
  StackOutcome deploy(PlannedStack stack, Revision next, Lease lease, Run run) {
    Snapshot snapshot = snapshot(stack, run);
    try {
      store.begin(next, snapshot, new StoredPlan(stack.wanted().fromRevision(), stack.plan()));
    } catch (HomelabException e) {
      return StackOutcome.untouched(
          stack.name(), Outcome.NOT_TOUCHED, snapshot.number(), e.getMessage());
    }
    Mark mark = stack.plan().data().gone().isEmpty() ? Mark.OK : Mark.CARE;
    say(run, stack, "snapshot", mark, wayBackWords(stack));
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
    List<String> said = List.of();
    boolean stopped = false;
    String error;
    try {
      Optional<HookReport> refusal = first(attempt, run);
      if (refusal.isPresent()) {
        return untouched(attempt, refusal.get());
      }
      Applied applied = apply(attempt, run);
      var hands = Meanwhile.since(attempt.stack());
      judged = applied.bad().isEmpty() ? judge(attempt, run) : applied.bad();
      Optional<Readiness> bad = judged.stream().filter(answer -> !answer.ready()).findFirst();
      Optional<HookReport> objection = bad.isEmpty() ? last(attempt, run) : Optional.empty();
      if (bad.isEmpty() && objection.isEmpty()) {
        return commit(attempt, judged, new ArrayList<>(applied.remarks()), hands);
      }
      said = objection.map(HookReport::output).orElse(said);
      error = objection.map(HookReport::error).orElseGet(() -> words(bad.orElseThrow()));
    } catch (HomelabException e) {
      if (attempt.endsNow()) {
        throw e;
      }
      error = e.getMessage();
      stopped = e.kind() == ErrorKind.INTERRUPTED;
      judged = Casualties.of(attempt.stack());
    }
    return retreat.after(new Retreat.Failure(attempt, judged, said, error, stopped), run);
  }

  private static String words(Readiness bad) {
    return bad.service() + ": " + bad.words() + ", " + bad.message();
  }

  /** The hook before anything is touched, if it failed and may keep the deploy from happening. */
  private Optional<HookReport> first(Attempt attempt, Run run) {
    boolean back = attempt.fromRevision();
    HookPoint point = back ? HookPoint.PRE_ROLLBACK : HookPoint.PRE_DEPLOY;
    return hooks.run(point, attempt, run).filter(report -> report.failed() && !back);
  }

  /** The hook after everything is ready, if it failed; it never keeps a rollback from counting. */
  private Optional<HookReport> last(Attempt attempt, Run run) {
    return hooks
        .run(HookPoint.POST_DEPLOY, attempt, run)
        .filter(report -> report.failed() && !attempt.fromRevision());
  }

  private StackOutcome untouched(Attempt attempt, HookReport refusal) {
    store.untouched(attempt.next());
    return new StackOutcome(
        attempt.stack().name(),
        Outcome.NOT_TOUCHED,
        attempt.snapshot().number(),
        Optional.empty(),
        List.of(),
        refusal.error(),
        Retreat.shown(refusal.output()),
        List.of(),
        List.of(),
        Duration.between(attempt.begin(), clock.instant()),
        List.of());
  }

  private Snapshot snapshot(PlannedStack stack, Run run) {
    var bare =
        new Snapshot(
            stack.last(), stack.observed().containers(), stack.observed().images(), Set.of());
    return new Snapshot(
        bare.revision(),
        bare.containers(),
        bare.images(),
        gate.failing(StackQuestion.of(stack, bare, store.stops(), run)));
  }

  private static String wayBackWords(PlannedStack stack) {
    if (stack.last().isEmpty()) {
      return stack.name() + ": its first deploy";
    }
    Optional<GonePlace> gone = stack.plan().data().gone().stream().findFirst();
    if (gone.isPresent()) {
      return stack.name() + ": no way back, as " + gone.get().sentence();
    }
    return stack.observed().containers().isEmpty()
        ? stack.name() + ": nothing of it runs"
        : stack.name() + " " + stack.last().get().number() + ": the way back";
  }

  /**
   * What was done.
   *
   * @param remarks what a person should know of it
   * @param bad what the gate said on the way when it was not ready; empty otherwise
   */
  private record Applied(List<String> remarks, List<Readiness> bad) {}

  private Applied apply(Attempt attempt, Run run) {
    PlannedStack stack = attempt.stack();
    List<String> remarks = new ArrayList<>(new Paces(stack).remarks());
    if (attempt.fromRevision()) {
      attempt.steps().next(Phase.FILES, "");
      remarks.addAll(
          FilesBack.put(mounts(stack.wanted()), attempt.next(), attempt.snapshot().number()));
    }
    checkFiles(stack);
    StackPlan plan = attempt.left();
    Announcements.begin(plan, run);
    List<String> gone = plan.names(Change.REMOVE);
    if (!gone.isEmpty()) {
      attempt.steps().next(Phase.REMOVING, gone);
      gone.forEach(service -> stack.observed().of(service).forEach(c -> remove(stack, c, run)));
    }
    List<String> made = new ArrayList<>(plan.names(Change.CREATE));
    made.addAll(plan.names(Change.RECREATE));
    Set<String> leaders = stack.wanted().houses(made);
    List<String> again = plan.names(Change.RESTART);
    restart(attempt, again.stream().filter(leaders::contains).toList());
    List<Readiness> bad = new BringUp(bench, attempt, run).go();
    if (bad.isEmpty()) {
      restart(attempt, again.stream().filter(service -> !leaders.contains(service)).toList());
    }
    return new Applied(remarks, bad);
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
    ReadinessGate.Question question =
        StackQuestion.of(attempt.stack(), attempt.snapshot(), store.stops(), run);
    attempt.steps().next(Phase.JUDGING, question.services());
    List<Readiness> judged = gate.judge(question);
    if (judged.size() < question.services().size()) {
      throw OperationException.of(ErrorKind.INTERRUPTED, "stopped before every service was ready");
    }
    return judged;
  }

  private StackOutcome commit(
      Attempt attempt, List<Readiness> judged, List<String> remarks, Meanwhile hands) {
    PlannedStack stack = attempt.stack();
    Revision next = attempt.next();
    Observation now = stack.target().observe(stack.wanted());
    store.finish(next, Outcome.DEPLOYED, left(attempt, hands.without(now.containers())));
    remarks.addAll(after(attempt, judged, now, hands));
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

  private List<String> after(
      Attempt attempt, List<Readiness> judged, Observation now, Meanwhile hands) {
    PlannedStack stack = attempt.stack();
    List<String> remarks = new ArrayList<>();
    remarks.addAll(
        tried("What was set aside could not be removed", () -> discard(SetAside.of(attempt))));
    remarks.addAll(tried("What is stopped on purpose is not known", () -> stops(attempt)));
    remarks.addAll(hands.remarks(now.containers(), attempt.next().number()));
    remarks.addAll(
        tried(
            "What runs could not be compared with the plan",
            () -> compared(stack, now, hands.touched(now.containers()))));
    remarks.addAll(tried("What its hooks said is not known", () -> hooks.remarks(attempt.next())));
    judged.stream()
        .filter(Readiness::sickBefore)
        .forEach(sick -> remarks.add(sick.service() + " was not well before and is not now."));
    remarks.addAll(tried("Old revisions could not be forgotten", () -> forget(stack.key())));
    return remarks;
  }

  /** Does what comes once a deploy counts: what keeps it from that is told, and changes nothing. */
  private static List<String> tried(String failed, Supplier<List<String>> work) {
    try {
      return work.get();
    } catch (HomelabException e) {
      return List.of(failed + ": " + e.getMessage());
    }
  }

  private static List<String> discard(SetAside aside) {
    aside.discard();
    return List.of();
  }

  /** What was touched runs; says who depends on it and stays stopped. */
  private List<String> stops(Attempt attempt) {
    PlannedStack stack = attempt.stack();
    List<String> remarks =
        StackQuestion.resting(stack, attempt.snapshot(), store.stops()).stream()
            .map(
                service ->
                    (service + " was stopped on purpose and stays so: steward stack start ")
                        + (stack.name() + "/" + service))
            .toList();
    store.stops().started(stack.key(), stack.plan().touched());
    return remarks;
  }

  private List<String> forget(StackKey key) {
    store.retention().apply(key, bench.keep(), clock.instant());
    return List.of();
  }

  /** What the deploy leaves as Steward's, adopted containers that it did not touch among it. */
  private List<ContainerState> left(Attempt attempt, List<ContainerState> made) {
    PlannedStack stack = attempt.stack();
    return new OtherHands(store)
        .without(attempt, new AdoptedContainers(store).with(stack.key(), stack.target(), made));
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
