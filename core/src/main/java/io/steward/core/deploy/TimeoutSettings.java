// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Arg;
import java.time.Duration;

/**
 * How long each part of a deploy may take.
 *
 * @param pull pulling the images of one stack
 * @param apply changing the containers of one stack
 * @param gate waiting until a stack is ready
 * @param lock waiting for a lock
 */
public record TimeoutSettings(
    @Arg(value = "Longest time to pull the images of one stack", fallback = "15m") Duration pull,
    @Arg(value = "Longest time to change the containers of one stack", fallback = "10m")
        Duration apply,
    @Arg(value = "Longest time to wait until a stack is ready", fallback = "5m") Duration gate,
    @Arg(value = "Longest time to wait for the lock of another run", fallback = "0s")
        Duration lock) {}
