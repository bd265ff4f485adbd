// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the engine finds out whether a container is healthy. What is absent is the image's, or the
 * engine's default.
 *
 * @param test the command, beginning with {@code CMD}, {@code CMD-SHELL} or {@code NONE}; empty for
 *     the image's
 * @param interval the time between tests
 * @param timeout the time a test may take
 * @param startPeriod the time in which failures do not count
 * @param startInterval the time between tests in the start period
 * @param retries how many failures in a row make it unhealthy
 * @param disabled whether a test of the image is switched off
 */
public record HealthCheck(
    List<String> test,
    Optional<Duration> interval,
    Optional<Duration> timeout,
    Optional<Duration> startPeriod,
    Optional<Duration> startInterval,
    OptionalLong retries,
    boolean disabled) {
  /** Keeps its own copy of the test. */
  public HealthCheck {
    test = List.copyOf(test);
  }

  static HealthCheck of(Printed printed) {
    List<String> test = printed.texts("test");
    return new HealthCheck(
        test,
        printed.duration("interval"),
        printed.duration("timeout"),
        printed.duration("start_period"),
        printed.duration("start_interval"),
        printed.number("retries"),
        printed.flag("disable") || (!test.isEmpty() && test.get(0).equals("NONE")));
  }
}
