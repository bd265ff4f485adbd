// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.retry;

import io.steward.core.operation.Arg;
import java.time.Duration;

/**
 * How often and how fast something is tried again; the text of each key stands with it.
 *
 * @param attempts how often at most, the first try included
 * @param firstDelay how long to wait before the second try; each further wait is twice as long
 * @param longestDelay the longest wait
 * @param jitter by how much a wait is shorter or longer by chance, as a part of it
 */
public record RetrySettings(
    @Arg(value = "How often at most, the first try included; 1 never repeats", fallback = "5")
        int attempts,
    @Arg(value = "How long to wait before the second try; each later wait doubles", fallback = "1s")
        Duration firstDelay,
    @Arg(
            value =
                "The longest wait between two tries, also where a registry asks for a longer one",
            fallback = "30s")
        Duration longestDelay,
    @Arg(
            value =
                "By how much a wait is shorter or longer by chance, as a part of it from 0 to below 1,"
                    + " so that many do not ask at once",
            fallback = "0.5")
        double jitter) {

  /** Never repeats. */
  public static final RetrySettings NEVER =
      new RetrySettings(1, Duration.ofSeconds(1), Duration.ofSeconds(1), 0);

  /** Refuses what makes no sense. */
  public RetrySettings {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts is less than 1");
    }
    if (firstDelay.toMillis() < 10) {
      throw new IllegalArgumentException("first-delay is shorter than 10 ms");
    }
    if (longestDelay.compareTo(firstDelay) < 0) {
      throw new IllegalArgumentException("longest-delay is shorter than first-delay");
    }
    if (!(jitter >= 0 && jitter < 1)) {
      throw new IllegalArgumentException("jitter is not from 0 to below 1");
    }
  }
}
