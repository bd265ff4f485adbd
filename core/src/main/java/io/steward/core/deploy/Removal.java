// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * How a container went.
 *
 * @param at when it was removed
 * @param exitCode what its process ended with; empty where that is not known
 */
public record Removal(Instant at, OptionalInt exitCode) {}
