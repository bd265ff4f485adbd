// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.gate;

import java.time.Duration;

/** What a check may ask for. */
final class Bounds {
  private static final Duration LEAST = Duration.ofMillis(100);

  private Bounds() {}

  /**
   * Refuses what would ask without end or without a pause.
   *
   * @throws IllegalArgumentException that says which is too short
   */
  static void check(Duration timeout, Duration every) {
    if (timeout.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException("timeout is shorter than 100 ms");
    }
    if (every.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException("every is shorter than 100 ms");
    }
  }
}
