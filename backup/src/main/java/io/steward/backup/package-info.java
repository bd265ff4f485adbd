// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/** Backups, drills and recovery, one day; no content yet. */
@NullMarked
package io.steward.backup;

import org.jspecify.annotations.NullMarked;
