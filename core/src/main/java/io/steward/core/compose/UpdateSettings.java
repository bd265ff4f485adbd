// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How the containers of a service are replaced.
 *
 * @param parallelism how many at once, 0 for all
 * @param delay the time between groups
 * @param failureAction {@code continue}, {@code rollback} or {@code pause}
 * @param monitor the time a new container is watched
 * @param maxFailureRatio the part of containers that may fail
 * @param order {@code stop-first} or {@code start-first}
 */
public record UpdateSettings(
    OptionalLong parallelism,
    Optional<Duration> delay,
    Optional<String> failureAction,
    Optional<Duration> monitor,
    OptionalDouble maxFailureRatio,
    Optional<String> order) {
  static UpdateSettings of(Printed printed) {
    return new UpdateSettings(
        printed.number("parallelism"),
        printed.duration("delay"),
        printed.text("failure_action"),
        printed.duration("monitor"),
        printed.real("max_failure_ratio"),
        printed.text("order"));
  }
}
