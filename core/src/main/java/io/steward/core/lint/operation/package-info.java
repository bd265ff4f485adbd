// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/** The operations that look at Compose files, bound by {@code LintOperations}. */
@NullMarked
package io.steward.core.lint.operation;

import org.jspecify.annotations.NullMarked;
