// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A text for a person, line by line; at most 78 columns by the care of its author. */
public final class Page {
  private final List<Line> lines = new ArrayList<>();

  /** Adds a line. */
  public Page add(Line line) {
    lines.add(line);
    return this;
  }

  /** Adds a line of ordinary text. */
  public Page add(String text) {
    return add(Line.of(text));
  }

  /** Adds a line of a file or program, which stays as it is however long. */
  public Page exact(String text) {
    return add(Line.of(text).asItIs());
  }

  /** Adds an empty line, unless the page is empty or ends with one. */
  public Page gap() {
    if (!lines.isEmpty() && !lines.get(lines.size() - 1).pieces().isEmpty()) {
      lines.add(Line.blank());
    }
    return this;
  }

  /**
   * Adds a table: columns as wide as their widest cell, two blanks apart, the first a name; the
   * heading is an aside. Nothing but {@code ifEmpty} when there are no rows.
   */
  public Page table(Table table, String ifEmpty) {
    if (table.rows().isEmpty()) {
      return add(ifEmpty);
    }
    int[] widths = table.widths();
    add(row(table.headings(), widths, true));
    table.rows().forEach(row -> add(row(row, widths, false)));
    return this;
  }

  private static Line row(List<String> cells, int[] widths, boolean heading) {
    Line line = Line.blank();
    int column = 0;
    for (int index = 0; index < cells.size(); index++) {
      line = index == 0 ? line : line.to(column);
      String cell = cells.get(index);
      line = heading ? line.aside(cell) : index == 0 ? line.name(cell) : line.text(cell);
      column += widths[index] + 2;
    }
    return line;
  }

  /** The lines so far. */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  /** The text alone, one line each. */
  public String plain() {
    return lines.stream().map(Line::plain).collect(Collectors.joining("\n"));
  }
}
