// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.error.Position;
import java.util.Comparator;
import java.util.List;

/** The text of a file with edits put in; everything else stays as it is, sign for sign. */
final class MendedText {
  private static final String MARK = "\uFEFF";

  private MendedText() {}

  /** The text with these edits, none of them over another. */
  static String of(String text, List<Edit> edits) {
    String mark = text.startsWith(MARK) ? MARK : "";
    String plain = text.substring(mark.length());
    List<String> lines = List.of(plain.split("(?<=\n)|(?<=\r)(?!\n)", -1));
    StringBuilder changed = new StringBuilder(plain);
    edits.stream()
        .sorted(
            Comparator.comparing((Edit e) -> e.from().line())
                .thenComparing(e -> e.from().column())
                .reversed())
        .forEach(
            edit ->
                changed.replace(
                    offset(lines, edit.from()),
                    offset(lines, edit.to()),
                    withEndsOf(plain, edit.text())));
    return mark + changed;
  }

  /** Edits are written with \n; a file whose lines end otherwise keeps that. */
  private static String withEndsOf(String text, String edit) {
    return text.contains("\r\n") ? edit.replaceAll("(?<!\r)\n", "\r\n") : edit;
  }

  /** Columns count code points, offsets do not. */
  private static int offset(List<String> lines, Position at) {
    int offset = 0;
    for (int line = 1; line < at.line() && line <= lines.size(); line++) {
      offset += lines.get(line - 1).length();
    }
    String line = at.line() <= lines.size() ? lines.get(at.line() - 1) : "";
    int column = Math.min(at.column() - 1, line.codePointCount(0, line.length()));
    return offset + line.offsetByCodePoints(0, column);
  }
}
