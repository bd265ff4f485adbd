// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of text for a person, made of pieces with a tone. Immutable: every method answers a new
 * line.
 *
 * @param pieces in their order
 * @param exact whether it is passed on as it is, such as a line of a file: it is never folded
 */
public record Line(List<Piece> pieces, boolean exact) {
  /** A text, how it is meant, and the mark when the text is one. */
  public record Piece(String text, Tone tone, Mark mark) {}

  /** Keeps its own copy of the pieces. */
  public Line {
    pieces = List.copyOf(pieces);
  }

  /** A line that may be folded where it is too long for a terminal. */
  public Line(List<Piece> pieces) {
    this(pieces, false);
  }

  /** The same line, never folded. */
  public Line asItIs() {
    return new Line(pieces, true);
  }

  /** An empty line. */
  public static Line blank() {
    return new Line(List.of());
  }

  /** A line of ordinary text. */
  public static Line of(String text) {
    return blank().text(text);
  }

  /** The line with this many columns left free in front, then a mark and a blank. */
  public Line mark(int indent, Mark mark) {
    Tone tone =
        switch (mark) {
          case CREATE, OK -> Tone.GOOD;
          case RECREATE, RESTART, CARE -> Tone.CARE;
          case REMOVE, BAD -> Tone.BAD;
          default -> Tone.PLAIN;
        };
    return text(" ".repeat(indent))
        .with(new Piece(mark.sign(), tone, mark))
        .with(new Piece(" ", Tone.PLAIN, Mark.BLANK));
  }

  /** The line and ordinary text. */
  public Line text(String text) {
    return toned(Tone.PLAIN, text);
  }

  /** The line and a name. */
  public Line name(String text) {
    return toned(Tone.NAME, text);
  }

  /** The line and an aside. */
  public Line aside(String text) {
    return toned(Tone.ASIDE, text);
  }

  /** The line and text of this tone. */
  public Line toned(Tone tone, String text) {
    return text.isEmpty() ? this : with(new Piece(text, tone, Mark.BLANK));
  }

  /** The line filled with blanks up to this column, at least one when it is not empty. */
  public Line to(int column) {
    int gap = column - width();
    return text(" ".repeat(width() == 0 ? Math.max(0, gap) : Math.max(1, gap)));
  }

  /** The columns it takes, one a code point. */
  public int width() {
    return pieces.stream().mapToInt(p -> p.text().codePointCount(0, p.text().length())).sum();
  }

  /** The text alone, without blanks at the end. */
  public String plain() {
    var text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.text()));
    return text.toString().stripTrailing();
  }

  private Line with(Piece piece) {
    var all = new ArrayList<>(pieces);
    all.add(piece);
    return new Line(all, exact);
  }
}
