// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Table;
import io.steward.core.operation.Tabular;
import java.util.List;
import java.util.Optional;

/**
 * The stacks of the homelab, in the order of their waves.
 *
 * @param stacks each of them
 */
public record StackList(List<Entry> stacks) implements Tabular {
  /** Keeps its own copy. */
  public StackList {
    stacks = List.copyOf(stacks);
  }

  /**
   * One stack, as files and history know it; no target is asked.
   *
   * @param stack its name
   * @param wave which wave it is deployed in, from 1
   * @param target where it runs
   * @param folder its folder, below the homelab's where it lies there
   * @param revision the number of its present revision, 0 before the first deploy
   * @param services how many services its files want; absent when they cannot be read
   */
  public record Entry(
      String stack,
      int wave,
      String target,
      String folder,
      int revision,
      Optional<Integer> services) {}

  @Override
  public Table table() {
    return new Table(
        List.of("STACK", "WAVE", "TARGET", "REVISION", "SERVICES", "FOLDER"),
        stacks.stream()
            .map(
                entry ->
                    List.of(
                        entry.stack(),
                        Integer.toString(entry.wave()),
                        entry.target(),
                        entry.revision() == 0 ? "none" : Integer.toString(entry.revision()),
                        entry.services().map(n -> n.toString()).orElse("not readable"),
                        entry.folder()))
            .toList());
  }

  @Override
  public String ifEmpty() {
    return "The homelab has no stacks.";
  }
}
