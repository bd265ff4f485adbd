// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/** Health checks, alerts and metrics, one day; no content yet. */
@NullMarked
package io.steward.health;

import org.jspecify.annotations.NullMarked;
