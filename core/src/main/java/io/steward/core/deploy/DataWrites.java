// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.HomelabException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what versions of services could write to before they were taken back. */
final class DataWrites {
  private DataWrites() {}

  /**
   * Of the containers that a deploy made, as long as they are there.
   *
   * @param before what ran before
   * @param begin when the deploy began
   * @param now until when they could write
   */
  static List<DataWrite> ofNew(PlannedStack stack, Snapshot before, Instant begin, Instant now) {
    List<ContainerState> made;
    try {
      made = made(stack, before);
    } catch (HomelabException e) {
      // Nobody can be asked, so all of them may have run, and nobody knows how long.
      return unasked(stack);
    }
    Set<DataWrite> writes = new LinkedHashSet<>();
    for (WantedService service : renewed(stack)) {
      made.stream()
          .filter(container -> container.service().equals(service.name()))
          .filter(container -> container.condition().startedAt().isPresent())
          .findFirst()
          .ifPresent(
              container -> {
                Instant since = since(container, begin);
                Instant until = container.condition().finishedAt().orElse(now);
                Instant end = until.isAfter(since) ? until : now;
                of(service).forEach(write -> writes.add(write.during(since, end)));
              });
    }
    return List.copyOf(writes);
  }

  /** One that was started again and again ran before its last start. */
  private static Instant since(ContainerState container, Instant begin) {
    return container.condition().restarts() > 0
        ? begin
        : container.condition().startedAt().orElse(begin);
  }

  private static List<ContainerState> made(PlannedStack stack, Snapshot before) {
    Set<String> there = new HashSet<>();
    before.containers().forEach(container -> there.add(container.id()));
    return stack.target().containers(stack.wanted().project()).stream()
        .filter(container -> !there.contains(container.id()))
        .toList();
  }

  private static List<DataWrite> unasked(PlannedStack stack) {
    return renewed(stack).stream().flatMap(service -> of(service).stream()).toList();
  }

  private static List<WantedService> renewed(PlannedStack stack) {
    List<WantedService> services = new ArrayList<>();
    for (ServiceChange change : stack.plan().changes()) {
      WantedService service = stack.wanted().services().get(change.service());
      boolean made = change.change() == Change.CREATE || change.change() == Change.RECREATE;
      if (service != null && made) {
        services.add(service);
      }
    }
    return services;
  }

  private static List<DataWrite> of(WantedService service) {
    return service.mounts().stream()
        .filter(mount -> mount.keeps() && mount.place().isNamed())
        .map(mount -> DataWrite.of(service.name(), service.image(), mount.place()))
        .toList();
  }

  /** Of the containers that going back replaces, takes away or starts anew, since a moment. */
  static List<DataWrite> ofPresent(PlannedStack stack, Instant since, Instant now) {
    List<ContainerState> containers =
        stack.plan().changes().stream()
            .flatMap(change -> stack.observed().of(change.service()).stream())
            .filter(container -> container.condition().startedAt().isPresent())
            .toList();
    if (containers.isEmpty()) {
      return List.of();
    }
    Map<String, List<DataMount>> mounts =
        stack
            .target()
            .data()
            .mounts(containers.stream().map(ContainerState::id).collect(Collectors.toSet()));
    Set<DataWrite> writes = new LinkedHashSet<>();
    for (ContainerState container : containers) {
      String image = container.fields().find("image").orElse("");
      mounts.getOrDefault(container.id(), List.of()).stream()
          .filter(mount -> mount.keeps() && mount.place().isNamed())
          .map(mount -> DataWrite.of(container.service(), image, mount.place()))
          .forEach(write -> writes.add(write.during(since, now)));
    }
    return List.copyOf(writes);
  }
}
