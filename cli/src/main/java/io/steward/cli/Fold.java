// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.operation.Line;
import io.steward.core.operation.Line.Piece;
import java.util.ArrayList;
import java.util.List;

/** Breaks a line at blanks; what follows stands below one of its columns. Nothing is cut. */
final class Fold {
  private static final int LEAST = 24;
  private static final int HANGING = 4;
  private final List<Glyph> glyphs = new ArrayList<>();
  private final Line line;
  private final int width;

  private Fold(Line line, int width) {
    this.line = line;
    this.width = width;
    for (int i = 0; i < line.pieces().size(); i++) {
      int piece = i;
      line.pieces().get(i).text().codePoints().forEach(sign -> glyphs.add(new Glyph(sign, piece)));
    }
  }

  /** One sign, and which piece of the line it is from. */
  private record Glyph(int sign, int piece) {}

  /** The lines, none wider than {@code width} unless a single word is, or the line is exact. */
  static List<Line> of(Line line, int width) {
    return line.exact() || line.width() <= width ? List.of(line) : new Fold(line, width).lines();
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    int indent = indent();
    int begin = 0;
    while (begin < glyphs.size()) {
      int before = lines.isEmpty() ? 0 : indent;
      int end = end(begin, width - before);
      lines.add(part(before, begin, end));
      begin = skipBlanks(end);
    }
    return lines;
  }

  /** The column whose words all have room below it, the further right the better. */
  private int indent() {
    int first = skipBlanks(0);
    for (int column = Math.min(width - LEAST, glyphs.size() - 1); column > first; column--) {
      boolean begins = !blank(column) && blank(column - 1) && column > 1 && blank(column - 2);
      if (begins && longestWord(column) <= width - column) {
        return column;
      }
    }
    return Math.min(first + HANGING, width / 2);
  }

  private int longestWord(int from) {
    int longest = 0;
    int length = 0;
    for (int i = from; i < glyphs.size(); i++) {
      length = blank(i) ? 0 : length + 1;
      longest = Math.max(longest, length);
    }
    return longest;
  }

  /** The blank that a part ends at: the last that fits, or the first there is, or the very end. */
  private int end(int begin, int room) {
    if (glyphs.size() - begin <= room) {
      return glyphs.size();
    }
    int word = skipBlanks(begin);
    for (int end = begin + room; end > word; end--) {
      if (blank(end)) {
        return end;
      }
    }
    int end = word;
    while (end < glyphs.size() && !blank(end)) {
      end++;
    }
    return end;
  }

  private int skipBlanks(int from) {
    int index = from;
    while (index < glyphs.size() && blank(index)) {
      index++;
    }
    return index;
  }

  private boolean blank(int index) {
    return glyphs.get(index).sign() == ' ';
  }

  private Line part(int indent, int begin, int end) {
    List<Piece> pieces = new ArrayList<>();
    if (indent > 0) {
      pieces.addAll(Line.of(" ".repeat(indent)).pieces());
    }
    int from = begin;
    while (from < end) {
      int number = glyphs.get(from).piece();
      Piece piece = line.pieces().get(number);
      int to = from;
      var text = new StringBuilder();
      while (to < end && glyphs.get(to).piece() == number) {
        text.appendCodePoint(glyphs.get(to).sign());
        to++;
      }
      pieces.add(new Piece(text.toString(), piece.tone(), piece.mark()));
      from = to;
    }
    return new Line(pieces);
  }
}
