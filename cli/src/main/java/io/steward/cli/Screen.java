// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import io.steward.core.operation.Tone;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows lines in colour or not, with signs or in ASCII. Writes are whole and thread-safe. */
final class Screen {
  private static final String RESET = "\u001b[0m";
  private static final Map<Tone, String> COLOURS =
      Map.of(
          Tone.NAME, "\u001b[1m",
          Tone.ASIDE, "\u001b[2m",
          Tone.GOOD, "\u001b[32m",
          Tone.CARE, "\u001b[33m",
          Tone.BAD, "\u001b[31m");

  private final OutputStream to;
  private final int columns;
  private final boolean colour;
  private final boolean utf8;
  private final boolean folds;

  /** One that nobody reads as it is written: lines stay whole. */
  Screen(OutputStream to, int columns, boolean colour, boolean utf8) {
    this(to, columns, colour, utf8, false);
  }

  /** One that folds what is too long for it, if {@code folds}. */
  Screen(OutputStream to, int columns, boolean colour, boolean utf8, boolean folds) {
    this.folds = folds;
    this.to = to;
    this.columns = columns;
    this.colour = colour;
    this.utf8 = utf8;
  }

  /** The columns a text may take: the screen's, at most 78. */
  int width() {
    return Math.max(20, Math.min(78, columns));
  }

  /** The columns the screen has. */
  int columns() {
    return columns;
  }

  /** Writes a page. */
  void show(Page page) {
    var text = new StringBuilder();
    page.lines().forEach(line -> text.append(whole(line)));
    write(text.toString());
  }

  /** Writes one line. */
  void show(Line line) {
    write(whole(line));
  }

  /** A line with its end; on a terminal as many as it needs there. */
  private String whole(Line line) {
    List<Line> lines = folds ? Fold.of(line, width()) : List.of(line);
    return lines.stream().map(part -> render(part) + "\n").collect(Collectors.joining());
  }

  /**
   * Writes a text as it is.
   *
   * @throws UncheckedIOException if nobody reads it any more, or the disk is full
   */
  synchronized void write(String text) {
    try {
      to.write(text.getBytes(StandardCharsets.UTF_8));
      to.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** A line as this screen shows it, without blanks at the end. */
  String render(Line line) {
    var text = new StringBuilder();
    for (Line.Piece piece : line.pieces()) {
      String content = text(piece);
      String code = colour ? COLOURS.getOrDefault(piece.tone(), "") : "";
      text.append(code).append(content).append(code.isEmpty() ? "" : RESET);
    }
    return text.toString().stripTrailing();
  }

  private String text(Line.Piece piece) {
    if (utf8) {
      return piece.text();
    }
    return piece.mark() == Mark.BLANK ? ascii(piece.text()) : piece.mark().ascii();
  }

  /** The signs Steward itself uses, in ASCII; names of the user stay as they are. */
  private static String ascii(String text) {
    if (text.chars().allMatch(c -> c < 128)) {
      return text;
    }
    return text.replace("→", "->")
        .replace("…", "...")
        .replace("−", "-")
        .replace("–", "-")
        .replace("·", ".")
        .replace("✓", "v")
        .replace("✗", "x")
        .replace("≤", "<=")
        .replace("≥", ">=");
  }

  /** The line cut to the screen's width, with a sign where something is missing. */
  Line fit(Line line) {
    if (line.width() < columns) {
      return line;
    }
    Line cut = Line.blank();
    int left = columns - 2;
    for (Line.Piece piece : line.pieces()) {
      int length = piece.text().codePointCount(0, piece.text().length());
      if (length <= left && piece.mark() != Mark.BLANK) {
        cut = new Line(append(cut, piece));
      } else {
        int end = piece.text().offsetByCodePoints(0, Math.min(length, left));
        cut = cut.toned(piece.tone(), piece.text().substring(0, end));
      }
      left -= Math.min(length, left);
    }
    return cut.text(utf8 ? "…" : ">");
  }

  private static List<Line.Piece> append(Line line, Line.Piece piece) {
    var all = new ArrayList<>(line.pieces());
    all.add(piece);
    return all;
  }
}
