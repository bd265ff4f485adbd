// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps adopted containers that Compose did not make while Compose makes their successors: stopped,
 * and under another name, until the new ones are ready. Those whose services the plan does not
 * touch stay as they are. All of it can be done again after an interruption.
 *
 * @param target where they are
 * @param snapshot what ran before anything was touched
 * @param plan what is done
 */
record SetAside(StackTarget target, Snapshot snapshot, StackPlan plan) {
  private static final String SUFFIX = ".before-steward";

  static SetAside of(Attempt attempt) {
    PlannedStack stack = attempt.stack();
    return new SetAside(stack.target(), attempt.snapshot(), stack.plan());
  }

  /** The services whose containers it keeps. */
  Set<String> services() {
    return adopted()
        .map(ContainerState::service)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Those of these services lie stopped, and their names are free. */
  void begin(Collection<String> services) {
    for (ContainerState now : there()) {
      if (services.contains(was(now).service())) {
        if (now.condition().status() != ContainerState.Status.EXITED) {
          target.stop(now.id());
        }
        String aside = was(now).name() + SUFFIX;
        if (!now.name().equals(aside)) {
          target.rename(now.id(), aside);
        }
      }
    }
  }

  /** They have their names again, and what ran runs; answers a sentence for each. */
  List<String> putBack() {
    return there().stream().map(this::putBack).toList();
  }

  private String putBack(ContainerState now) {
    ContainerState was = was(now);
    if (!now.name().equals(was.name())) {
      target.rename(now.id(), was.name());
    }
    boolean starts = snapshot.ran(now.id());
    if (starts && now.condition().status() != ContainerState.Status.RUNNING) {
      target.start(now.id());
    }
    return was.name() + (starts ? " runs again as it was." : " is there again as it was.");
  }

  /** Their successors are ready: they go, their volumes stay. */
  void discard() {
    there().forEach(container -> target.remove(container.id()));
  }

  /** What to know of those that are left where they are. */
  List<String> remarks() {
    return there().stream()
        .map(now -> was(now).name() + " lies stopped as " + now.name() + ".")
        .toList();
  }

  private List<ContainerState> there() {
    Set<String> ids = adopted().map(ContainerState::id).collect(Collectors.toSet());
    return ids.isEmpty() ? List.of() : target.inspect(ids);
  }

  private Stream<ContainerState> adopted() {
    return snapshot.containers().stream()
        .filter(ContainerState::isAdopted)
        .filter(
            container ->
                plan.changes().stream().anyMatch(c -> c.service().equals(container.service())));
  }

  private ContainerState was(ContainerState now) {
    return snapshot.containers().stream()
        .filter(container -> container.id().equals(now.id()))
        .findFirst()
        .orElseThrow();
  }
}
