// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.error.Position;

/**
 * One piece of text put in place of another.
 *
 * @param from where the old text begins
 * @param to where it ends, the first place that stays; in the same file
 * @param text what stands there instead, empty for nothing
 */
public record Edit(Position from, Position to, String text) {}
