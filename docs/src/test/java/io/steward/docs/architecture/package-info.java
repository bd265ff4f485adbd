// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
/**
 * Holds what {@code docs/ARCHITECTURE.md} says: who may import whom, which library lives where,
 * what a public signature may mention, and what the sources may not do.
 */
package io.steward.docs.architecture;
