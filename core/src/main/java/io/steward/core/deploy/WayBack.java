// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.ReadinessGate.Readiness;
import io.steward.core.deploy.StackTarget.Application;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Takes a stack back to its snapshot, touching only what the run touched. Volumes always stay. */
final class WayBack {
  private final StackReader reader;
  private final ReadinessGate gate;
  private final Stops stops;

  WayBack(StackReader reader, ReadinessGate gate, Stops stops) {
    this.reader = reader;
    this.gate = gate;
    this.stops = stops;
  }

  /** What came of it: how the services are now, and what a person should know. */
  record Return(List<Readiness> services, List<String> remarks) {
    boolean isGood() {
      return services.stream().allMatch(Readiness::ready);
    }
  }

  /**
   * Removes what a first deploy made: containers and networks, never volumes. What was set aside
   * for it is put back.
   *
   * @throws HomelabException if something of it cannot be removed
   */
  Return remove(Attempt attempt, Run run) {
    PlannedStack stack = attempt.stack();
    new OldPlaces(stack, attempt.snapshot()).require(Optional.empty());
    List<ContainerState> made = stack.target().containers(stack.wanted().project());
    for (ContainerState container : made) {
      stack.target().remove(container.id());
      say(run, stack, container.service(), Mark.OK, "removed", "was new");
    }
    stack.plan().newNetworks().forEach(stack.target()::removeNetwork);
    List<String> remarks = new ArrayList<>();
    for (String volume : stack.plan().newVolumes()) {
      remarks.add("Volume " + volume + " stays.");
    }
    remarks.addAll(SetAside.of(attempt).putBack());
    return new Return(List.of(), remarks);
  }

  /**
   * Brings back what ran.
   *
   * @throws HomelabException if something of it cannot be brought back
   */
  Return back(Attempt attempt, Run run) {
    PlannedStack stack = attempt.stack();
    Snapshot snapshot = attempt.snapshot();
    Revision revision = snapshot.revision().orElseThrow();
    WantedStack old = reader.of(stack.wanted().stack(), revision);
    new OldPlaces(stack, snapshot).require(Optional.of(old));
    List<String> remarks = FilesBack.put(mounts(stack, old), revision, stack.plan().revision() + 1);
    Map<String, List<String>> now = ids(stack.target().containers(old.project()));
    var aside = SetAside.of(attempt);
    removeNew(attempt, aside.services(), now, run);
    remarks.addAll(aside.putBack());
    pointTagsBack(stack, snapshot, old);
    Set<String> parted = new Survivors(stack, snapshot, now).alone(run);
    now = ids(stack.target().containers(old.project()));
    Set<String> lost = lost(stack, snapshot, old, now);
    lost.removeAll(aside.services());
    Set<String> stopped = stops.inForce(stack.key(), snapshot.containers());
    Set<String> replaced = withFollowers(lost, stopped, snapshot, old);
    List<String> thinned =
        lost.stream().filter(s -> parted.contains(s) && !lives(s, replaced, old)).toList();
    thinned.forEach(service -> fill(attempt, old, service));
    Set<String> whole = new LinkedHashSet<>(replaced);
    thinned.forEach(whole::remove);
    Set<String> leaders = old.houses(replaced);
    restart(stack, snapshot, old, s -> leaders.contains(s) && !replaced.contains(s));
    apply(attempt, old, whole, false);
    apply(attempt, old, whole, true);
    restart(stack, snapshot, old, s -> !leaders.contains(s) && !replaced.contains(s));
    stopAgain(stack, stopped);
    stack.plan().newNetworks().stream()
        .filter(n -> snapshot.containers().isEmpty() || !old.networks().contains(n))
        .forEach(stack.target()::removeNetwork);
    Set<String> unasked = new HashSet<>(aside.services());
    unasked.addAll(stopped);
    return new Return(judge(attempt, unasked, old, run), remarks);
  }

  /** Those that are there stay; as many are added as are gone. */
  private static void fill(Attempt attempt, WantedStack old, String service) {
    PlannedStack stack = attempt.stack();
    attempt.steps().back(Phase.APPLYING, List.of(service));
    stack
        .target()
        .apply(
            new Application(
                old,
                true,
                List.of(service),
                false,
                stack.terms().applyTimeout(),
                OptionalInt.of(attempt.snapshot().of(service).size())),
            attempt.steps()::composingBack);
  }

  private static boolean lives(String service, Set<String> others, WantedStack old) {
    return Optional.ofNullable(old.services().get(service)).stream()
        .flatMap(wanted -> wanted.follows().stream())
        .anyMatch(others::contains);
  }

  /** Compose keeps those of a service that only got company, and replaces all of any other. */
  private static void apply(
      Attempt attempt, WantedStack old, Set<String> replaced, boolean recreate) {
    PlannedStack stack = attempt.stack();
    List<String> services =
        replaced.stream()
            .filter(s -> stack.plan().find(s).filter(c -> c.onlyScales() != recreate).isPresent())
            .toList();
    if (services.isEmpty()) {
      return;
    }
    attempt.steps().back(Phase.APPLYING, services);
    stack
        .target()
        .apply(
            new Application(old, true, services, recreate, stack.terms().applyTimeout()),
            attempt.steps()::composingBack);
  }

  /** Services of the old stack whose containers are not the ones that were there. */
  private static Set<String> lost(
      PlannedStack stack, Snapshot snapshot, WantedStack old, Map<String, List<String>> now) {
    Set<String> lost = new LinkedHashSet<>();
    for (String service : stack.plan().touched()) {
      Set<String> before =
          snapshot.of(service).stream().map(ContainerState::id).collect(Collectors.toSet());
      boolean other = !Set.copyOf(now.getOrDefault(service, List.of())).equals(before);
      if (other && !before.isEmpty() && old.services().containsKey(service)) {
        lost.add(service);
      }
    }
    return lost;
  }

  /** Who lives in a container that is gone cannot be started again: if it ran, it is made anew. */
  private static Set<String> withFollowers(
      Set<String> lost, Set<String> stopped, Snapshot snapshot, WantedStack old) {
    Set<String> replaced = new LinkedHashSet<>(lost);
    boolean grows = true;
    while (grows) {
      grows = false;
      for (WantedService service : old.services().values()) {
        boolean follows = service.follows().stream().anyMatch(replaced::contains);
        boolean due = !snapshot.of(service.name()).isEmpty() && !stopped.contains(service.name());
        grows |= follows && due && replaced.add(service.name());
      }
    }
    return replaced;
  }

  /** Of what was set aside the successors go as well. */
  private void removeNew(
      Attempt attempt, Set<String> aside, Map<String, List<String>> now, Run run) {
    PlannedStack stack = attempt.stack();
    for (String service : stack.plan().touched()) {
      if (!attempt.snapshot().of(service).isEmpty() && !aside.contains(service)) {
        continue;
      }
      for (String id : now.getOrDefault(service, List.of())) {
        stack.target().remove(id);
        say(run, stack, service, Mark.OK, "removed", "was new");
      }
    }
  }

  /** What kept its container gets it restarted or started, after what it needs. */
  private static void restart(
      PlannedStack stack, Snapshot snapshot, WantedStack old, Predicate<String> services) {
    List<String> touched = stack.plan().touched();
    List<ContainerState> kept =
        stack.target().containers(stack.wanted().project()).stream()
            .filter(c -> touched.contains(c.service()) && services.test(c.service()))
            .filter(container -> snapshot.ran(container.id()))
            .toList();
    var restarts = new Restarts(stack.target(), stack.terms().onFileChange());
    for (ContainerState container : StartOrder.of(Handling.RESTART, old, kept)) {
      restarts.back(stack.plan().find(container.service()).orElseThrow(), container);
    }
  }

  /** What lay stopped on purpose, and was started or made anew meanwhile, is stopped again. */
  private static void stopAgain(PlannedStack stack, Set<String> stopped) {
    List<String> touched = stack.plan().touched();
    stack.target().containers(stack.wanted().project()).stream()
        .filter(c -> stopped.contains(c.service()) && touched.contains(c.service()))
        .filter(container -> !container.isAtRest())
        .forEach(container -> stack.target().stop(container.id()));
  }

  private List<Readiness> judge(Attempt attempt, Set<String> unasked, WantedStack old, Run run) {
    PlannedStack stack = attempt.stack();
    Snapshot snapshot = attempt.snapshot();
    List<String> services =
        stack.plan().touched().stream()
            .filter(service -> old.services().containsKey(service) && !unasked.contains(service))
            .filter(service -> wasWell(snapshot.of(service)))
            .toList();
    return gate.judge(
        new ReadinessGate.Question(
            stack.target(),
            old,
            services,
            Set.of(),
            snapshot.byService(),
            snapshot.failing(),
            stack.terms().monitor(),
            stack.terms().gateTimeout(),
            run.progress(),
            () -> false));
  }

  /** Only what was well has to be well again. */
  private static boolean wasWell(List<ContainerState> before) {
    return !before.isEmpty() && before.stream().allMatch(c -> c.isDone() || c.condition().isFine());
  }

  private static Map<String, List<String>> ids(List<ContainerState> containers) {
    return containers.stream()
        .collect(
            Collectors.groupingBy(
                ContainerState::service,
                Collectors.mapping(ContainerState::id, Collectors.toList())));
  }

  /** Points the references of the old services at the images they ran with. */
  private static void pointTagsBack(PlannedStack stack, Snapshot snapshot, WantedStack old) {
    for (String service : stack.plan().touched()) {
      WantedService was = old.services().get(service);
      Optional<ContainerState> container = snapshot.of(service).stream().findFirst();
      if (was == null || container.isEmpty() || was.image().contains("@")) {
        continue;
      }
      String imageId = container.get().imageId();
      if (stack.target().tag(imageId, was.image())) {
        continue;
      }
      String digest =
          ran(snapshot, imageId)
              .digest(was.image())
              .orElseThrow(() -> gone(stack, service, was.image(), " is gone and has no digest"));
      stack.target().pull(digest, stack.terms().pullTimeout(), words -> {});
      if (!stack.target().tag(imageId, was.image())) {
        throw gone(stack, service, was.image(), " is gone, and " + digest + " brought another one");
      }
    }
  }

  private static RanImage ran(Snapshot snapshot, String imageId) {
    ImageState image = snapshot.images().get(imageId);
    return new RanImage(imageId, image == null ? List.of() : image.digests());
  }

  private static OperationException gone(
      PlannedStack stack, String service, String image, String how) {
    return OperationException.of(
        ErrorKind.FAILED,
        "the image that " + service + " ran with (" + image + ")" + how,
        "load " + image + " again (docker load), then: steward stack resume " + stack.name(),
        "or build it anew, bring the files to what ran, then: steward deploy " + stack.name());
  }

  private static Set<String> mounts(PlannedStack stack, WantedStack old) {
    Set<String> mounts = new HashSet<>();
    for (String service : stack.plan().touched()) {
      for (WantedStack either : List.of(old, stack.wanted())) {
        Optional.ofNullable(either.services().get(service))
            .ifPresent(wanted -> mounts.addAll(wanted.fields().values().values()));
      }
    }
    return mounts;
  }

  private static void say(
      Run run, PlannedStack stack, String service, Mark mark, String state, String detail) {
    run.progress().report(new Progress.Step(stack.name(), service, mark, state, detail));
  }
}
