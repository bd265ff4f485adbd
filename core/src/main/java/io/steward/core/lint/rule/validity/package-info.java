// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/** Rules about what Compose would refuse, or take otherwise than it looks. */
@NullMarked
package io.steward.core.lint.rule.validity;

import org.jspecify.annotations.NullMarked;
