// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.retry;

import java.time.Duration;
import java.util.Optional;

/** A failure after which the other side said when to ask again, as by {@code Retry-After}. */
public interface Delayed {
  /** How long to wait at least; empty when it did not say. */
  Optional<Duration> retryAfter();
}
