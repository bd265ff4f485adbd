// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.error;

/**
 * Where a value was written: a file (or another source, such as {@code environment}), a line and a
 * column.
 *
 * @param source the path as the user knows it, or what else the value came from
 * @param line from 1; 0 when the source has no lines
 * @param column from 1; 0 when the source has no columns
 */
public record Position(String source, int line, int column) {
  /** A source without lines, such as a variable of the environment. */
  public static Position of(String source) {
    return new Position(source, 0, 0);
  }

  /** {@code file:line:column}, or less where there is less. */
  @Override
  public String toString() {
    if (line == 0) {
      return source;
    }
    return column == 0 ? source + ":" + line : source + ":" + line + ":" + column;
  }
}
