// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.time.Duration;
import java.util.Optional;

/**
 * How the containers of a service are replaced, as far as it is said, in the words of Compose's
 * {@code deploy.update_config}.
 *
 * @param order which comes first
 * @param parallelism how many at a time; 0 for all
 * @param delay how long to wait between two groups
 */
public record Pacing(
    Optional<UpdateOrder> order, Optional<Integer> parallelism, Optional<Duration> delay) {
  /** Says nothing: all at once, the old ones first. */
  public static final Pacing NONE =
      new Pacing(Optional.empty(), Optional.empty(), Optional.empty());

  /** What this does not say is said by another. */
  Pacing or(Pacing other) {
    return new Pacing(
        order.or(other::order), parallelism.or(other::parallelism), delay.or(other::delay));
  }
}
