// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Arg;
import java.time.Duration;

/**
 * How often what is safe to repeat is tried again.
 *
 * @param attempts how often in all, at least 1
 * @param firstWait the wait before the second attempt
 * @param longest the longest wait
 */
public record RetrySettings(
    @Arg(value = "How often in all, from 1", fallback = "3") int attempts,
    @Arg(value = "The wait before the second attempt; it doubles from then on", fallback = "1s")
        Duration firstWait,
    @Arg(value = "The longest wait between two attempts", fallback = "30s") Duration longest) {}
