// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
/**
 * The operations on Compose files, bound by {@link
 * io.steward.core.compose.operation.ComposeOperations}.
 */
@NullMarked
package io.steward.core.compose.operation;

import org.jspecify.annotations.NullMarked;
