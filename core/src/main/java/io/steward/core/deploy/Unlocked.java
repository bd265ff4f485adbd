// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.state.HeldLock;
import java.time.Instant;
import java.util.List;

/**
 * Locks that were taken away from their holders.
 *
 * @param dryRun whether it was only looked, and nothing was touched
 * @param locks each of them
 */
public record Unlocked(boolean dryRun, List<Lock> locks) implements Printable {
  /** Keeps its own copy. */
  public Unlocked {
    locks = List.copyOf(locks);
  }

  /**
   * One lock.
   *
   * @param stack whose it was
   * @param holder the user who held it
   * @param host the machine of the process that held it
   * @param pid the number of that process
   * @param run the run that needed it
   * @param reason what for
   * @param since since when
   * @param unfinished whether that run leaves the stack half done
   */
  public record Lock(
      String stack,
      String holder,
      String host,
      long pid,
      String run,
      String reason,
      Instant since,
      boolean unfinished) {
    static Lock of(HeldLock lock, boolean unfinished) {
      return new Lock(
          lock.subject(),
          lock.holder(),
          lock.process().host(),
          lock.process().pid(),
          lock.run(),
          lock.reason(),
          lock.takenAt(),
          unfinished);
    }
  }

  @Override
  public void print(Page page) {
    for (Lock lock : locks) {
      page.add(
          Line.of(dryRun ? "Would unlock " : "Unlocked ")
              .name(lock.stack())
              .text(", held by " + lock.holder() + " on " + lock.host())
              .text(" (pid " + lock.pid() + ", run " + lock.run() + "): " + lock.reason()));
      if (lock.unfinished()) {
        page.add(
            Line.blank()
                .mark(0, Mark.CARE)
                .text("It is half done: steward stack resume " + lock.stack()));
      }
    }
  }
}
