// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

/** Makes a value from one row of a result. */
@FunctionalInterface
public interface RowReader<T> {
  /** The value of this row, which is valid during the call only. */
  T read(Row row);
}
