// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/** Rules about what works until the day it does not. */
@NullMarked
package io.steward.core.lint.rule.reliability;

import org.jspecify.annotations.NullMarked;
