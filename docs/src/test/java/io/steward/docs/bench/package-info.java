// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/** Benchmarks, run by hand; what they measured stands in {@code docs/BENCHMARKS.md}. */
@NullMarked
package io.steward.docs.bench;

import org.jspecify.annotations.NullMarked;
