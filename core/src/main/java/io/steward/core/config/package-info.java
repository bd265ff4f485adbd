// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * Settings: strict YAML with positions ({@link io.steward.core.config.Yaml}), layered and
 * interpolated, bound to records with all problems at once.
 */
@NullMarked
package io.steward.core.config;

import org.jspecify.annotations.NullMarked;
