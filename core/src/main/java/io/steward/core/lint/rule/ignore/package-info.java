// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/** Rules about what was said to be accepted. */
@NullMarked
package io.steward.core.lint.rule.ignore;

import org.jspecify.annotations.NullMarked;
