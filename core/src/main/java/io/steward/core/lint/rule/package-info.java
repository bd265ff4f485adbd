// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/** The packs of rules that come with Steward, each in a package of its own below. */
@NullMarked
package io.steward.core.lint.rule;

import org.jspecify.annotations.NullMarked;
