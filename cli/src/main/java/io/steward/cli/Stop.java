// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * What Ctrl-C means: the first asks a run that changes things to stop after its present step, the
 * second, or the first on a run that only looks, ends the program at once. Thread-safe.
 */
final class Stop implements Runnable, BooleanSupplier {
  /** What the terminal says while something is changed. */
  static final String ADVICE =
      "Ctrl-C stops safely after this step. Twice stops now: then stack resume.";

  private static final String STOPPING = "Stopping after this step. Ctrl-C again stops now.";

  private final AtomicInteger asked = new AtomicInteger();
  private final boolean changes;
  private final ShownProgress progress;
  private final Runnable end;

  Stop(boolean changes, ShownProgress progress, Runnable end) {
    this.changes = changes;
    this.progress = progress;
    this.end = end;
  }

  /** Ctrl-C was pressed. */
  @Override
  public void run() {
    if (asked.incrementAndGet() > 1 || !changes) {
      progress.settle();
      end.run();
    } else {
      progress.say(STOPPING);
    }
  }

  /** Whether the run should stop after its present step. */
  @Override
  public boolean getAsBoolean() {
    return asked.get() > 0;
  }
}
