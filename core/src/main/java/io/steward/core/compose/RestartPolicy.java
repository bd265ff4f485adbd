// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When a container is started again, as {@code deploy.restart_policy} says it.
 *
 * @param condition {@code none}, {@code on-failure} or {@code any}
 * @param delay the time between attempts
 * @param maxAttempts how often it is tried
 * @param window the time after which a start counts as good
 */
public record RestartPolicy(
    Optional<String> condition,
    Optional<Duration> delay,
    OptionalLong maxAttempts,
    Optional<Duration> window) {
  static RestartPolicy of(Printed printed) {
    return new RestartPolicy(
        printed.text("condition"),
        printed.duration("delay"),
        printed.number("max_attempts"),
        printed.duration("window"));
  }
}
