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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for what would make a deploy fail, before anything is touched. */
final class Preflight {
  private static final long LITTLE_BYTES = 200_000_000L;
  private static final long STATE_BYTES = 8_000_000L;

  private Preflight() {}

  /**
   * Checks what the stacks need of their targets.
   *
   * @param bench its gate and its hooks have their own to say about each
   * @return how many checks were made
   * @throws OperationException of kind failed that names everything that stands in the way
   */
  static int check(List<PlannedStack> stacks, Workbench bench, Progress progress) {
    List<String> problems = new ArrayList<>();
    int checks = 0;
    progress.report(new Progress.Step("", "preflight", Mark.BUSY, "", ""));
    for (PlannedStack stack : stacks) {
      checks += 10;
      problems.addAll(bench.gate().problems(stack.wanted()));
      problems.addAll(bench.hooks().problems(stack));
      new Paces(stack).problems().forEach(why -> problems.add(stack.name() + ": " + why));
      String composer = stack.target().composer();
      ComposeVersions.problems(stack.wanted().newerKeys(), composer)
          .forEach(problem -> problems.add(problem.toString()));
      external(stack, problems);
      ports(stack, problems);
      var host = new HostCheck(stack);
      problems.addAll(host.files());
      problems.addAll(host.gone());
      problems.addAll(host.drivers());
      problems.addAll(host.images());
    }
    space(stacks, problems);
    if (!problems.isEmpty()) {
      String found = PlanPage.plural(problems.size(), "problem");
      progress.report(new Progress.Step("", "preflight", Mark.BAD, "", found));
    }
    refuse(problems);
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

  /**
   * Looks whether what is done can be written down to its end.
   *
   * @param state the folder of the state, which is there by now
   */
  static void room(Path state) {
    try {
      long free = Files.getFileStore(state).getUsableSpace();
      if (free < STATE_BYTES) {
        refuse(List.of("the state " + state + " has only " + PlanPage.size(free) + " of room"));
      }
    } catch (IOException e) {
      // Not known: whoever writes there will find out, and nothing is touched before.
      return;
    }
  }

  /** Images that were fetched are looked at before they are used. */
  static void images(List<PlannedStack> stacks) {
    List<String> problems = new ArrayList<>();
    stacks.forEach(stack -> problems.addAll(new HostCheck(stack).images()));
    refuse(problems);
  }

  private static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw OperationException.of(
          ErrorKind.FAILED, "preflight: " + String.join("; ", problems) + ". Nothing was touched");
    }
  }

  /** What is fetched lies there packed first, and takes more than that when it is unpacked. */
  private static void space(List<PlannedStack> stacks, List<String> problems) {
    Map<StackTarget, List<PlannedStack>> targets = new LinkedHashMap<>();
    stacks.forEach(s -> targets.computeIfAbsent(s.target(), t -> new ArrayList<>()).add(s));
    targets.forEach(
        (target, own) -> {
          Optional<Long> free = target.facts().freeBytes();
          if (free.isEmpty()) {
            return;
          }
          if (free.get() < LITTLE_BYTES) {
            problems.add(target.name() + " has only " + PlanPage.size(free.get()) + " free");
            return;
          }
          long pulled = Downloads.of(1, own).bytes();
          if (free.get() - LITTLE_BYTES < pulled) {
            problems.add(
                target.name()
                    + " has only "
                    + PlanPage.size(free.get())
                    + " free, and the images to pull take more than "
                    + PlanPage.size(pulled));
          }
        });
  }
}
