// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * Doing again what is safe to do again: {@link io.steward.core.retry.Repeater} waits longer from
 * one try to the next. Sole user of resilience4j.
 */
@NullMarked
package io.steward.core.retry;

import org.jspecify.annotations.NullMarked;
