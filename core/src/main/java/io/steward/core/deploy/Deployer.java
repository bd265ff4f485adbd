// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.deploy.PlanMaker.Planned;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import io.steward.core.state.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Deploys stacks in the order of their waves, those of one wave side by side: lock, plan,
 * preflight, pull, plan again, then each stack with its snapshot, gate and way back. Dependents of
 * a stack that failed are not touched; stacks already deployed stay.
 */
public final class Deployer {
  private final StackSites sites;
  private final WayDownFinder ways;
  private final DeploymentFile settings;
  private final PlanMaker plans;
  private final Workbench bench;
  private final DeployStore store;
  private final StackLocks locks;
  private final StateFolder state;
  private final Clock clock;

  @Inject
  Deployer(StackSites sites, PlanMaker plans, StackLocks locks, StateFolder state) {
    this.sites = sites;
    this.ways = new WayDownFinder(sites);
    this.settings = sites.settings();
    this.plans = plans;
    this.bench = sites.bench();
    this.store = bench.store();
    this.locks = locks;
    this.state = state;
    this.clock = bench.clock();
  }

  /**
   * What is asked for.
   *
   * @param selection which stacks and services
   * @param reason why, for history and audit log; may be empty
   * @param again whether a revision that failed is deployed once more
   * @param pull whether registries are asked for newer images of what is there
   * @param lockWait how long to wait for another run
   * @param expected a plan that must still be true; absent for none
   * @param consent what is accepted of what the plan risks
   */
  public record Request(
      Selection selection,
      String reason,
      boolean again,
      boolean pull,
      Duration lockWait,
      Optional<PlanDigest> expected,
      DataConsent consent) {
    /** One that accepts nothing. */
    public Request(
        Selection selection,
        String reason,
        boolean again,
        boolean pull,
        Duration lockWait,
        Optional<PlanDigest> expected) {
      this(selection, reason, again, pull, lockWait, expected, DataConsent.NONE);
    }
  }

  /** Lets the targets of these stacks get ready while something else is done. */
  public void prepare(Collection<String> stacks) {
    plans.prepare(stacks);
  }

  /**
   * Deploys; blocks until every stack has its outcome.
   *
   * @throws OperationException of kind refused for a lock, a held revision or a no; of kind failed
   *     when preflight or pull fails, and then nothing was touched
   */
  public DeployResult deploy(Request request, Run run) {
    Instant begin = clock.instant();
    if (run.dryRun() || request.selection().stacks().isEmpty()) {
      locks.tryOut(request.selection().stacks());
      Planned planned = planned(request);
      refuseUnsafe(planned, request);
      return result(run, plans.priced(planned), outcomes(planned, List.of()), begin)
          .with(request.consent().refusal("deploy", planned.plan().stacks()));
    }
    List<String> names = request.selection().stacks();
    phase(run, "waiting for its locks");
    try (Lease lease = locks.acquire(names, "deploy", request.lockWait(), run)) {
      phase(run, "planning");
      Planned planned = planned(request);
      lease.check();
      if (request.pull() && !run.dryRun()) {
        refuse(planned, request);
        Untouched.told(() -> images(run).all(planned.stacks()));
        return deploy(Untouched.told(() -> plan(request)), request, lease, run, begin);
      }
      return deploy(planned, request, lease, run, begin);
    }
  }

  private void phase(Run run, String words) {
    bench.runs().phase(run.id(), words);
  }

  private Planned planned(Request request) {
    Planned planned = Untouched.told(() -> plan(request));
    request.expected().ifPresent(plan -> plan.requireSame(planned));
    return planned;
  }

  private Planned plan(Request request) {
    return plans.planned(request.selection(), Set.of(), false, false);
  }

  private DeployResult deploy(
      Planned planned, Request request, Lease lease, Run run, Instant begin) {
    List<PlannedStack> changed = planned.changed();
    refuse(planned, request);
    if (changed.isEmpty()) {
      takeOver(planned, request, run);
      return result(run, planned, outcomes(planned, List.of()), begin);
    }
    confirm(planned.plan(), request, run);
    Planned now = Untouched.told(() -> prepared(planned, request, run));
    takeOver(now, request, run);
    phase(run, "deploying");
    Waves.Ended ended =
        new Waves(sites, plans, request, lease, run)
            .go(now, stack -> revision(stack, request, run));
    Planned done = now.with(ended.stacks());
    return result(run, done, outcomes(done, ended.outcomes()), begin);
  }

  /** Checks, fetches, and plans again when anything was fetched. */
  private Planned prepared(Planned planned, Request request, Run run) {
    List<PlannedStack> changed = planned.changed();
    phase(run, "checking before work");
    String locked = String.join(", ", request.selection().stacks());
    Sheet.told(run, changed).progress().report(new Progress.Step("", "lock", Mark.OK, "", locked));
    Preflight.room(state.path());
    Preflight.check(changed, bench, Sheet.told(run, changed).progress());
    if (!images(run).absent(changed)) {
      return planned;
    }
    Planned now = plan(request);
    request.expected().ifPresent(plan -> plan.requireStill(now));
    refuse(now, request);
    Preflight.images(now.changed());
    return now;
  }

  private ImageFetch images(Run run) {
    return new ImageFetch(settings.parallel(), run, () -> phase(run, "pulling images"));
  }

  /** A deploy of everything asks; what was named was asked for. */
  private static void confirm(Plan plan, Request request, Run run) {
    if (request.selection().everything()) {
      List<String> names = plan.changed().stream().map(StackPlan::stack).toList();
      run.confirm("Deploy " + String.join(", ", names) + "?");
    }
  }

  private void refuse(Planned planned, Request request) {
    refuseUnsafe(planned, request);
    request.consent().require("deploy", planned.plan().changed());
  }

  private void refuseUnsafe(Planned planned, Request request) {
    planned.changed().forEach(new OtherHands(store)::refuse);
    List<Plan.Held> held = planned.plan().scene().held();
    if (!held.isEmpty() && !request.again()) {
      String stack = held.get(0).stack();
      throw OperationException.of(
          ErrorKind.REFUSED,
          held.get(0).sentence(),
          "change the files, or: steward deploy "
              + String.join(" ", request.selection().names(stack))
              + " --again",
          "steward stack history " + stack);
    }
  }

  /** What runs as the files say, but was not deployed by Steward, is Steward's from now on. */
  private void takeOver(Planned planned, Request request, Run run) {
    for (PlannedStack stack : planned.stacks()) {
      boolean whole = request.selection().isWhole(stack.name()) && stack.plan().isEmpty();
      boolean runs = !stack.observed().containers().isEmpty();
      if (stack.last().isEmpty() && whole && runs) {
        Revision first = revision(stack, request, run);
        store.begin(
            first,
            new Snapshot(Optional.empty(), List.of(), stack.observed().images(), Set.of()),
            new StoredPlan(false, stack.plan()));
        store.finish(first, Outcome.UNCHANGED, stack.observed().containers());
        Sheet.told(run, stack.target())
            .progress()
            .report(
                new Progress.Step(
                    "", stack.name(), Mark.OK, "taken over", "as it runs, revision 1"));
      }
    }
  }

  /** The outcomes of what was deployed, and of what needed nothing, in the order of the plan. */
  private List<StackOutcome> outcomes(Planned planned, List<StackOutcome> deployed) {
    List<StackOutcome> all = new ArrayList<>();
    for (PlannedStack stack : planned.stacks()) {
      all.add(
          deployed.stream()
              .filter(outcome -> outcome.stack().equals(stack.name()))
              .findFirst()
              .orElseGet(
                  () ->
                      StackOutcome.untouched(
                          stack.name(),
                          Outcome.UNCHANGED,
                          store.current(stack.key()).map(Revision::number).orElse(0),
                          "")));
    }
    return all;
  }

  private DeployResult result(
      Run run, Planned planned, List<StackOutcome> outcomes, Instant begin) {
    List<String> goBack =
        outcomes.stream()
            .filter(outcome -> outcome.outcome() == Outcome.DEPLOYED)
            .map(StackOutcome::stack)
            .filter(stack -> ways.leadsBack(sites.get(stack)))
            .toList();
    return new DeployResult(
        run.id(),
        run.dryRun(),
        planned.plan(),
        outcomes,
        goBack,
        Duration.between(begin, clock.instant()),
        Optional.empty());
  }

  private Revision revision(PlannedStack stack, Request request, Run run) {
    RevisionContent content = plans.content(stack, request.selection());
    return new Revision(
        stack.key(),
        store.newest(stack.key()) + 1,
        new Revision.Origin(run.id(), run.actor(), request.reason(), clock.instant()),
        stack.wanted().project(),
        content.rendered(),
        content.files(),
        StackFiles.digest(stack.wanted()),
        Optional.empty());
  }
}
