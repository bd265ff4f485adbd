// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.time.Instant;

/**
 * One deploy of a stack under way.
 *
 * @param stack what is wanted, what there is, and the plan as it was at the beginning: what it
 *     touches may have been touched
 * @param left what is left of the plan; all of it but after an interruption
 * @param next the revision
 * @param snapshot what ran before anything was touched
 * @param steps its journal
 * @param fromRevision whether it goes to an earlier revision, whose files are put back
 * @param begin since when
 */
record Attempt(
    PlannedStack stack,
    StackPlan left,
    Revision next,
    Snapshot snapshot,
    Steps steps,
    boolean fromRevision,
    Instant begin) {

  /** A fresh one: everything is left to do. */
  static Attempt of(
      PlannedStack stack, Revision next, Snapshot snapshot, Steps steps, Instant begin) {
    boolean back = stack.wanted().fromRevision();
    return new Attempt(stack, stack.plan(), next, snapshot, steps, back, begin);
  }

  /** Whether nothing more may be done: the run ends at once, or another one has its lock. */
  boolean endsNow() {
    return Thread.currentThread().isInterrupted() || !steps.isHeld();
  }
}
