// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.ComposeVersions;
import io.steward.core.deploy.StackTarget.HostPort;
import io.steward.core.deploy.StackTarget.TakenPort;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Progress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Looks for what would make a deploy fail, before anything is touched. */
final class Preflight {
  private static final long LITTLE_BYTES = 200_000_000L;

  private Preflight() {}

  /**
   * Checks what the stacks need of their targets.
   *
   * @param gate has its own to say about each
   * @return how many checks were made
   * @throws OperationException of kind failed that names everything that stands in the way
   */
  static int check(List<PlannedStack> stacks, ReadinessGate gate, Progress progress) {
    List<String> problems = new ArrayList<>();
    int checks = 0;
    for (PlannedStack stack : stacks) {
      checks += 7;
      problems.addAll(gate.problems(stack.wanted()));
      new Paces(stack).problems().forEach(why -> problems.add(stack.name() + ": " + why));
      String composer = stack.target().composer();
      ComposeVersions.problems(stack.wanted().newerKeys(), composer)
          .forEach(problem -> problems.add(problem.toString()));
      external(stack, problems);
      ports(stack, problems);
      space(stack, problems);
    }
    if (!problems.isEmpty()) {
      throw OperationException.of(
          ErrorKind.FAILED, "preflight: " + String.join("; ", problems) + ". Nothing was touched");
    }
    progress.report(
        new Progress.Step("", "preflight", Mark.OK, "", PlanPage.plural(checks, "check")));
    return checks;
  }

  private static void external(PlannedStack stack, List<String> problems) {
    for (String network : stack.wanted().externalNetworks()) {
      if (!stack.observed().networks().contains(network)) {
        problems.add(
            stack.name()
                + " needs network "
                + network
                + ", which is not on "
                + stack.target().name()
                + " (docker network create "
                + network
                + ")");
      }
    }
    for (String volume : stack.wanted().externalVolumes()) {
      if (!stack.observed().volumes().contains(volume)) {
        problems.add(
            stack.name()
                + " needs volume "
                + volume
                + ", which is not on "
                + stack.target().name()
                + " (docker volume create "
                + volume
                + ")");
      }
    }
  }

  private static void ports(PlannedStack stack, List<String> problems) {
    Set<HostPort> wanted = new LinkedHashSet<>();
    for (ServiceChange change : stack.plan().changes()) {
      WantedService service = stack.wanted().services().get(change.service());
      if (service != null && change.change() != Change.RESTART) {
        wanted.addAll(HostPort.published(service.fields()));
      }
    }
    // What is replaced or removed lets go of its ports first.
    stack.plan().changes().stream()
        .filter(change -> change.change() != Change.RESTART)
        .flatMap(change -> stack.observed().of(change.service()).stream())
        .flatMap(container -> HostPort.published(container.fields()).stream())
        .forEach(own -> wanted.removeIf(own::collides));
    if (wanted.isEmpty()) {
      return;
    }
    for (TakenPort taken : stack.target().takenPorts(wanted)) {
      String by = taken.by().isEmpty() ? "a process of the host" : taken.by();
      problems.add(
          stack.name()
              + " wants port "
              + taken.port().port()
              + "/"
              + taken.port().protocol()
              + ", which "
              + by
              + " has");
    }
  }

  private static void space(PlannedStack stack, List<String> problems) {
    stack
        .target()
        .facts()
        .freeBytes()
        .filter(free -> free < LITTLE_BYTES)
        .ifPresent(
            free ->
                problems.add(stack.target().name() + " has only " + PlanPage.size(free) + " free"));
  }
}
