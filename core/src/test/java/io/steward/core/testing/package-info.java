// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * What tests of every module share: {@link io.steward.core.testing.Lab} finds the real components,
 * {@link io.steward.core.testing.MutableClock} is a clock that a test moves.
 */
@NullMarked
package io.steward.core.testing;

import org.jspecify.annotations.NullMarked;
