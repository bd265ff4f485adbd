// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors

/**
 * One definition of a thing a user can do, from which every front-end makes its own: {@link
 * io.steward.core.operation.Operation} with its {@link io.steward.core.operation.Spec}, an input
 * record described by {@link io.steward.core.operation.Arg}, and a result that may be {@link
 * io.steward.core.operation.Printable}, {@link io.steward.core.operation.Tabular} or a {@link
 * io.steward.core.operation.Verdict}.
 */
@NullMarked
package io.steward.core.operation;

import org.jspecify.annotations.NullMarked;
