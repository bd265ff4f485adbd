// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * Who did what, and how it ended: {@link io.steward.core.audit.RunLog}, one row for each writing
 * operation, and {@link io.steward.core.audit.AuditLog}, append-only and hash-chained.
 */
@NullMarked
package io.steward.core.audit;

import org.jspecify.annotations.NullMarked;
