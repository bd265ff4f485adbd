// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Mark;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Services of which containers of before still are, beside newer ones: the newer ones go, and those
 * of before are not touched.
 *
 * @param stack the planned stack
 * @param snapshot what ran before
 * @param now the ids of the containers there are, by service
 */
record Survivors(PlannedStack stack, Snapshot snapshot, Map<String, List<String>> now) {

  /** Removes the newer ones; answers the services that have nothing but containers of before. */
  Set<String> alone(Run run) {
    Set<String> alone = new LinkedHashSet<>();
    for (ServiceChange change : stack.plan().changes()) {
      List<String> before = snapshot.of(change.service()).stream().map(ContainerState::id).toList();
      List<String> there = now.getOrDefault(change.service(), List.of());
      List<String> newer = there.stream().filter(id -> !before.contains(id)).toList();
      boolean all = there.containsAll(before);
      if (newer.size() == there.size()
          || !(all || stack.target().withOwnVolumes(Set.copyOf(newer)).isEmpty())) {
        // None of before is left, or what a newer one was given on must go back with it.
        continue;
      }
      alone.add(change.service());
      for (String id : newer) {
        stack.target().remove(id);
        run.progress()
            .report(
                new Progress.Step(
                    stack.name(), change.service(), Mark.OK, "removed", "the new one"));
      }
    }
    return alone;
  }
}
