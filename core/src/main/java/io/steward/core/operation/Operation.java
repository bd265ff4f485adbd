// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

/**
 * One thing a user can do. Implementations are small: they call a service and return its result.
 * They declare a {@code static final Spec SPEC} and are bound by one line of an {@link
 * OperationModule}.
 *
 * @param <I> the input, a record whose components carry {@link Arg}
 * @param <R> the result, a record that becomes JSON and text
 */
public interface Operation<I extends Record, R extends Record> {
  /**
   * Does it; may block as long as the work takes.
   *
   * @throws io.steward.core.error.HomelabException if it cannot be done
   */
  R run(I input, Run run);
}
