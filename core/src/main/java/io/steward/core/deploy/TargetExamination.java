// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.Examination.Check;
import io.steward.core.deploy.Examination.Grade;
import io.steward.core.deploy.Examination.Section;
import io.steward.core.error.HomelabException;
import io.steward.core.error.InvalidException;
import io.steward.core.homelab.Homelab;
import io.steward.core.homelab.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at one target. */
final class TargetExamination {
  private static final long LITTLE_BYTES = 5_000_000_000L;
  private static final long NO_BYTES = 200_000_000L;
  private final StackSites sites;
  private final Homelab homelab;

  TargetExamination(StackSites sites, Homelab homelab) {
    this.sites = sites;
    this.homelab = homelab;
  }

  Section examine(String name) {
    List<Check> checks = new ArrayList<>();
    try {
      StackTarget target = sites.target(name);
      StackTarget.Facts facts = target.facts();
      checks.add(Check.ok("engine", engine(facts)));
      checks.add(composer(target));
      checks.add(disk(facts));
      checks.add(outside(target));
      checks.addAll(otherHands(target));
      String kind = target.simulated() ? ", simulated: nothing there is real" : "";
      return new Section(name + " on " + facts.host() + kind, checks);
    } catch (HomelabException e) {
      checks.clear();
      checks.add(new Check("engine", Grade.BROKEN, e.getMessage(), e.hints().stream().findFirst()));
      checks.add(Check.notMade("composer", name + " was not reached"));
      checks.add(Check.notMade("disk", name + " was not reached"));
      checks.add(Check.notMade("no stack", name + " was not reached"));
      checks.add(Check.notMade("other hands", name + " was not reached"));
      return new Section(name, checks);
    }
  }

  private static String engine(StackTarget.Facts facts) {
    return facts.engine() + " as user " + System.getProperty("user.name", "unknown");
  }

  private static Check composer(StackTarget target) {
    try {
      return Check.ok("composer", target.composer());
    } catch (HomelabException e) {
      return new Check("composer", Grade.BROKEN, e.getMessage(), e.hints().stream().findFirst());
    }
  }

  private static Check disk(StackTarget.Facts facts) {
    Optional<Long> free = facts.freeBytes();
    if (free.isEmpty()) {
      return Check.notMade("disk", "the target does not say how much is free");
    }
    String text = PlanPage.size(free.get()) + " free";
    if (free.get() >= LITTLE_BYTES) {
      return Check.ok("disk", text);
    }
    return new Check(
        "disk",
        free.get() < NO_BYTES ? Grade.BROKEN : Grade.CARE,
        "only " + text,
        Optional.of("docker system df     shows what takes it"));
  }

  /** Projects on the target that are no stack of the homelab, and containers of no project. */
  private Check outside(StackTarget target) {
    Set<String> others = new TreeSet<>(target.projects());
    for (Stack stack : homelab.stacks().values()) {
      if (!stack.target().equals(target.name())) {
        continue;
      }
      try {
        others.remove(sites.get(stack.name()).project());
      } catch (InvalidException e) {
        return Check.notMade("no stack", "the files of " + stack.name() + " cannot be read");
      }
    }
    List<String> found = new ArrayList<>();
    name(found, "project", others);
    Set<String> strangers = new TreeSet<>(target.strangers());
    strangers.removeAll(adopted(target));
    name(found, "container", strangers);
    return found.isEmpty()
        ? Check.ok("no stack", "every container belongs to a stack of the homelab")
        : Check.care(
            "no stack",
            String.join("; ", found),
            "add it under stacks in deployment.yaml, or leave it");
  }

  /** Names of containers that were adopted, and that Compose did not make yet. */
  private Set<String> adopted(StackTarget target) {
    Set<String> ids = new TreeSet<>();
    for (Stack stack : homelab.stacks().values()) {
      StackSite site = sites.get(stack.name());
      if (stack.target().equals(target.name())) {
        ids.addAll(site.store().containers().ids(site.key()));
      }
    }
    return target.inspect(ids).stream().map(ContainerState::name).collect(Collectors.toSet());
  }

  private List<Check> otherHands(StackTarget target) {
    Set<String> ours = new TreeSet<>();
    for (Stack stack : homelab.stacks().values()) {
      try {
        if (stack.target().equals(target.name())) {
          ours.add(sites.get(stack.name()).project());
        }
      } catch (InvalidException e) {
        return List.of(
            Check.notMade("other hands", "the files of " + stack.name() + " cannot be read"));
      }
    }
    return new OtherPrograms(target.survey(Survey.Scope.all()), ours).checks();
  }

  private static void name(List<String> found, String what, Set<String> names) {
    if (!names.isEmpty()) {
      found.add(PlanPage.plural(names.size(), what) + ": " + String.join(", ", names));
    }
  }
}
