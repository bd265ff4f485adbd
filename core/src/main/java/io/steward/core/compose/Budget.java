// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Position;

/**
 * Bounds what one reading may take, so that a file that multiplies itself by aliases, extends,
 * includes, ranges of ports or variables ends in a problem and not in a full memory.
 */
final class Budget {
  private static final int MAX_VALUES = 300_000;
  private static final long MAX_TEXT = 64L << 20;

  private final Findings findings;
  private long values;
  private long text;

  Budget(Findings findings) {
    this.findings = findings;
  }

  /**
   * Takes this many values and signs of text; false, with a problem told once, when it is spent.
   */
  boolean take(long moreValues, long moreText, Position at) {
    boolean before = isSpent();
    values += moreValues;
    text += moreText;
    if (isSpent() && !before) {
      findings.add(
          new Position(at.source(), 1, 0),
          Where.ROOT,
          "is too large once its aliases, extends, includes and ranges are followed",
          "at most " + MAX_VALUES + " values and 64 MiB of text are read");
    }
    return !isSpent();
  }

  /** Whether there is nothing left to take. */
  boolean isSpent() {
    return values > MAX_VALUES || text > MAX_TEXT;
  }
}
