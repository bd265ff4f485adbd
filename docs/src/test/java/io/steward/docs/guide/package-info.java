// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/** The guides, run as their readers would. */
@NullMarked
package io.steward.docs.guide;

import org.jspecify.annotations.NullMarked;
