// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.time.Instant;
import java.util.List;

/**
 * A deploy of a stack that was begun and did not end.
 *
 * @param revision what it was about to become
 * @param plan how
 * @param snapshot what ran before
 * @param steps what was begun, oldest first
 */
record Interruption(
    Revision revision, StoredPlan plan, Snapshot snapshot, List<Journal.Entry> steps) {
  /** Keeps its own copy. */
  Interruption {
    steps = List.copyOf(steps);
  }

  /** Whether it was already going back. */
  boolean goesBack() {
    return steps.stream().anyMatch(step -> step.phase() == Phase.GOING_BACK);
  }

  /** What it was doing: {@code while Compose brought up web, db}. */
  String doing() {
    Journal.Entry last = last();
    return last.detail().isEmpty()
        ? last.phase().words()
        : last.phase().words() + " " + last.detail();
  }

  /** When it was last heard of. */
  Instant at() {
    return steps.isEmpty() ? revision.origin().at() : steps.get(steps.size() - 1).at();
  }

  /** The last step that a person understands: which process Compose was tells nobody anything. */
  private Journal.Entry last() {
    if (goesBack()) {
      return new Journal.Entry(Phase.GOING_BACK, at(), "");
    }
    return steps.stream()
        .filter(step -> step.phase() != Phase.COMPOSING)
        .reduce((earlier, later) -> later)
        .orElse(new Journal.Entry(Phase.BEGUN, at(), ""));
  }

  /** One sentence for people. */
  String sentence(Moment now) {
    Revision.Origin origin = revision.origin();
    return "the deploy of "
        + revision.key().stack()
        + " revision "
        + revision.number()
        + " by "
        + origin.actor()
        + " was interrupted "
        + now.at(at())
        + ", "
        + doing();
  }
}
