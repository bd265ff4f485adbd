// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/** Rules about which services reach each other, and from where they are reached. */
@NullMarked
package io.steward.core.lint.rule.network;

import org.jspecify.annotations.NullMarked;
