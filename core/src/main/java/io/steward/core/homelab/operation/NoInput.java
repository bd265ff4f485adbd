// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.operation;

/** The input of an operation that takes none. */
record NoInput() {}
