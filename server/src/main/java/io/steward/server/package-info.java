// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/** The HTTP front-end; entry point {@code Main}. */
@NullMarked
package io.steward.server;

import org.jspecify.annotations.NullMarked;
