// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/** The {@code steward} command; entry point {@code Main}. */
@NullMarked
package io.steward.cli;

import org.jspecify.annotations.NullMarked;
