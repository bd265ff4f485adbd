// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/** Boot; entry type {@link io.steward.core.Steward}. Imported by nobody else in the module. */
@NullMarked
package io.steward.core;

import org.jspecify.annotations.NullMarked;
