// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.Deployer.Request;
import io.steward.core.deploy.PlanMaker.Planned;
import io.steward.core.deploy.SecondLook.Turn;
import io.steward.core.operation.Run;
import io.steward.core.state.Lease;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Deploys planned stacks wave by wave, those of one wave side by side; but who lives in containers
 * of other stacks comes after those of its wave. Who depends on a stack that failed is not touched.
 */
final class Waves {
  private final StackSites sites;
  private final PlanMaker plans;
  private final Request request;
  private final Lease lease;
  private final Run run;
  private final List<PlannedStack> stacks = new ArrayList<>();
  private final List<StackOutcome> outcomes = new ArrayList<>();
  private final Set<String> failed = new LinkedHashSet<>();

  Waves(StackSites sites, PlanMaker plans, Request request, Lease lease, Run run) {
    this.sites = sites;
    this.plans = plans;
    this.request = request;
    this.lease = lease;
    this.run = run;
  }

  /**
   * What came of it.
   *
   * @param stacks each stack as it was planned when its turn came
   * @param outcomes of the stacks that had something to change
   */
  record Ended(List<PlannedStack> stacks, List<StackOutcome> outcomes) {}

  Ended go(Planned planned, Function<PlannedStack, Revision> revision) {
    int last = planned.stacks().stream().mapToInt(s -> s.plan().wave()).max().orElse(0);
    Announcements.waves(planned.changed(), sites.homelab().graph(), run);
    for (int wave = 1; wave <= last; wave++) {
      Map<Boolean, List<PlannedStack>> due =
          planned.of(wave).stream().collect(Collectors.partitioningBy(SecondLook::livesInOthers));
      sideBySide(due.getOrDefault(false, List.of()), revision);
      sideBySide(due.getOrDefault(true, List.of()), revision);
    }
    var neighbours = new Neighbours(sites);
    return new Ended(
        stacks, outcomes.stream().map(o -> neighbours.told(stack(o.stack()), o)).toList());
  }

  private void sideBySide(List<PlannedStack> due, Function<PlannedStack, Revision> revision) {
    var deploy = new StackDeploy(sites.bench());
    List<StackOutcome> ended =
        Workers.map(
            sites.settings().parallel(),
            free(due),
            stack -> deploy.deploy(stack, revision.apply(stack), lease, told(stack)));
    outcomes.addAll(ended);
    ended.stream().filter(o -> !goesOn(o)).forEach(o -> failed.add(o.stack()));
  }

  private Run told(PlannedStack stack) {
    return Sheet.told(run, stack.target());
  }

  /** Those that have something to change and are not kept from it. */
  private List<PlannedStack> free(List<PlannedStack> wave) {
    List<PlannedStack> free = new ArrayList<>();
    for (PlannedStack due : wave) {
      Turn turn = turn(due);
      PlannedStack stack = turn.stack();
      stacks.add(stack);
      if (!turn.blocked().isEmpty()) {
        failed.add(stack.name());
        outcomes.add(untouched(stack, turn.blocked()));
      } else if (!stack.plan().isEmpty()) {
        free.add(stack);
      }
    }
    return free;
  }

  private Turn turn(PlannedStack due) {
    String blocked = blocked(due.name());
    if (!blocked.isEmpty()) {
      return new Turn(due, due.plan().isEmpty() ? "" : blocked);
    }
    boolean touched = outcomes.stream().anyMatch(o -> o.outcome() != Outcome.NOT_TOUCHED);
    return touched
        ? new SecondLook(plans, sites.bench().store(), request).at(due, run)
        : new Turn(due, "");
  }

  private String blocked(String stack) {
    if (run.stopping().getAsBoolean()) {
      return "the run was stopped before it";
    }
    return failed.stream()
        .filter(other -> sites.homelab().graph().dependentsOf(other).contains(stack))
        .findFirst()
        .map(other -> "it waits for " + other)
        .orElse("");
  }

  private StackOutcome untouched(PlannedStack stack, String why) {
    Announcements.untouched(stack, why, told(stack));
    return StackOutcome.untouched(
        stack.name(), Outcome.NOT_TOUCHED, stack.last().map(Revision::number).orElse(0), why);
  }

  private boolean goesOn(StackOutcome outcome) {
    boolean continues = stack(outcome.stack()).terms().failureAction() == FailureAction.CONTINUE;
    return outcome.outcome().failure().isEmpty()
        || (outcome.outcome() == Outcome.LEFT_AS_IS && continues);
  }

  private PlannedStack stack(String name) {
    return stacks.stream().filter(stack -> stack.name().equals(name)).findFirst().orElseThrow();
  }
}
