// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * One way to extend everything: {@link io.steward.core.kind.Kind} names an implementation, its
 * settings and how to create it; {@link io.steward.core.kind.HomelabPlugin} brings kinds,
 * operations and settings, built-in and foreign alike.
 */
@NullMarked
package io.steward.core.kind;

import org.jspecify.annotations.NullMarked;
