// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/** Boot; entry type {@code Steward}. */
@NullMarked
package io.steward.core;

import org.jspecify.annotations.NullMarked;
