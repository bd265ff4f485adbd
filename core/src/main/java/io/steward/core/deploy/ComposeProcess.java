// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Json;
import io.steward.core.process.ProcessGroup;
import io.steward.core.process.ProcessIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The Compose process that a run left behind: it may still work when the run is long dead. */
final class ComposeProcess {
  private static final Duration GRACE = Duration.ofSeconds(10);

  private ComposeProcess() {}

  /** As the journal keeps it. */
  static String text(ProcessIdentity process) {
    return Json.line(process);
  }

  /** The last one in these steps that still runs on this machine. */
  static Optional<ProcessGroup> find(List<Journal.Entry> steps) {
    return steps.stream()
        .filter(step -> step.phase() == Phase.COMPOSING)
        .reduce((earlier, later) -> later)
        .map(step -> Stored.read(step.detail(), "the journal"))
        .map(p -> new ProcessIdentity(p.text("host"), p.number("pid"), p.text("stamp")))
        .flatMap(ProcessGroup::find);
  }

  /** Waits for it to end by itself, and ends it when it takes too long. */
  static void settle(ProcessGroup group, Duration patience) {
    try {
      if (group.await(patience)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    group.end(GRACE);
  }
}
