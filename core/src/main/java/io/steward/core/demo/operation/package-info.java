// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/** The operation {@code demo}, bound by {@link io.steward.core.demo.operation.DemoOperations}. */
@NullMarked
package io.steward.core.demo.operation;

import org.jspecify.annotations.NullMarked;
