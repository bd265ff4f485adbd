// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
/**
 * The operations on stacks, and {@code doctor}: thin classes that call the services of {@link
 * io.steward.core.deploy}, bound by {@link io.steward.core.deploy.operation.StackOperations}.
 */
@NullMarked
package io.steward.core.deploy.operation;

import org.jspecify.annotations.NullMarked;
