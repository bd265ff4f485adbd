// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * Tells what is wrong with Compose files and how to mend it: {@link io.steward.core.lint.Linter}
 * runs every {@link io.steward.core.lint.Rule} of every {@link io.steward.core.lint.RulePack}. The
 * packs lie below, one package each.
 */
@NullMarked
package io.steward.core.lint;

import org.jspecify.annotations.NullMarked;
