// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

import java.util.List;

/**
 * Rows under headings.
 *
 * @param headings one for each column
 * @param rows as many cells each as there are headings
 */
public record Table(List<String> headings, List<List<String>> rows) {
  /** Keeps its own copies; every row must have as many cells as there are headings. */
  public Table {
    headings = List.copyOf(headings);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != headings.size()) {
        throw new IllegalArgumentException(row + " does not fit under " + headings);
      }
    }
  }

  int[] widths() {
    int[] widths = headings.stream().mapToInt(String::length).toArray();
    for (List<String> row : rows) {
      for (int index = 0; index < widths.length; index++) {
        String cell = row.get(index);
        widths[index] = Math.max(widths[index], cell.codePointCount(0, cell.length()));
      }
    }
    return widths;
  }
}
