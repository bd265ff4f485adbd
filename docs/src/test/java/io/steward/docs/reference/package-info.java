// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
/**
 * Writes the reference pages from what the operations and settings say of themselves, and holds the
 * committed pages to that.
 */
package io.steward.docs.reference;
