// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.StackTarget.CutOff;
import io.steward.core.error.HomelabException;
import io.steward.core.homelab.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells what a deploy of a stack did to others: to containers that lost their network because what
 * they live in became another, and to services that share an image that was pointed back.
 */
record Neighbours(StackSites sites) {
  /** Nothing was done, or it goes on, perhaps once an engine answers again. */
  private static final Set<Outcome> UNSETTLED = Set.of(Outcome.NOT_TOUCHED, Outcome.NEEDS_HANDS);

  /** The outcome of a stack, with a remark for each container and service of others. */
  StackOutcome told(PlannedStack stack, StackOutcome outcome) {
    return told(stack, stack.observed().containers(), outcome);
  }

  /** The same for a stack of which these containers ran before. */
  StackOutcome told(PlannedStack stack, List<ContainerState> before, StackOutcome outcome) {
    if (UNSETTLED.contains(outcome.outcome())) {
      return outcome;
    }
    List<String> touched = stack.plan().touched();
    Set<String> leaders =
        before.stream()
            .filter(container -> touched.contains(container.service()))
            .map(ContainerState::id)
            .collect(Collectors.toSet());
    List<String> remarks = new ArrayList<>(outcome.remarks());
    try {
      remarks.addAll(remarks(stack.target(), leaders));
      if (outcome.outcome() != Outcome.DEPLOYED || stack.wanted().fromRevision()) {
        remarks.addAll(new SharedImages(sites).remarks(stack));
      }
    } catch (HomelabException e) {
      remarks.add("What it did to other stacks is not known: " + e.getMessage());
    }
    return outcome.with(remarks);
  }

  /** Of those that lived in one of these containers. */
  List<String> remarks(StackTarget target, Set<String> leaders) {
    return leaders.isEmpty()
        ? List.of()
        : target.cutOff(leaders).stream().map(this::remark).toList();
  }

  private String remark(CutOff tenant) {
    String mend =
        sites.homelab().stacks().values().stream()
            .map(Stack::name)
            .filter(stack -> runsAs(stack, tenant.project()))
            .findFirst()
            .map(stack -> "steward deploy " + stack)
            .orElse("make it anew");
    return tenant.name() + " lived in a container that is another now, and has no network: " + mend;
  }

  private boolean runsAs(String stack, String project) {
    StackSite site = sites.get(stack);
    return site.store().project(site.key()).filter(project::equals).isPresent();
  }
}
