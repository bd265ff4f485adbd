// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
/**
 * How another program embeds Steward: compiled, run by a test, and quoted in {@code
 * docs/EMBEDDING.md}.
 */
package io.steward.docs.example;
