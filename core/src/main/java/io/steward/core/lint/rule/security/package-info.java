// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/** Rules about what lets an attacker get further. */
@NullMarked
package io.steward.core.lint.rule.security;

import org.jspecify.annotations.NullMarked;
