// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Table;
import io.steward.core.operation.Tabular;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Containers of stacks.
 *
 * @param at when they were looked at
 * @param containers each of them, by stack and service
 */
public record ContainerList(Instant at, List<Entry> containers) implements Tabular {
  /** Keeps its own copy. */
  public ContainerList {
    containers = List.copyOf(containers);
  }

  /**
   * One container.
   *
   * @param stack whose it is
   * @param service its Compose service
   * @param container the engine's name for it
   * @param id the engine's id
   * @param image the reference of its image
   * @param state how it is: {@code healthy}, {@code running}, {@code exited (1)}
   * @param since since when it runs, or lies stopped; absent when it never ran
   * @param ports what it publishes
   * @param simulated whether its target only pretends
   */
  public record Entry(
      String stack,
      String service,
      String container,
      String id,
      String image,
      String state,
      Optional<Instant> since,
      List<String> ports,
      boolean simulated) {
    /** Keeps its own copy. */
    public Entry {
      ports = List.copyOf(ports);
    }
  }

  @Override
  public Table table() {
    Moment now = Moment.here(at);
    return new Table(
        List.of("CONTAINER", "SERVICE", "STATE", "SINCE", "IMAGE", "PORTS"),
        containers.stream()
            .map(
                entry ->
                    List.of(
                        entry.container(),
                        entry.stack() + "/" + entry.service(),
                        entry.state() + (entry.simulated() ? " (simulated)" : ""),
                        entry.since().map(now::since).orElse(""),
                        entry.image(),
                        String.join(", ", entry.ports())))
            .toList());
  }

  @Override
  public String ifEmpty() {
    return "There are no containers.";
  }
}
