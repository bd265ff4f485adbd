// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.demo;

import io.steward.core.operation.Line;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells what happens while it does: numbered headings with a sentence or two, the command a user
 * would type, and its page. Where nothing is real, every line says so. Not thread-safe.
 */
final class Story {
  private static final int WIDTH = 78;
  private static final Pattern WORD = Pattern.compile("\\s+");
  private static final int INDENT = 3;
  private static final String SIMULATED = "simulated";
  private final Progress progress;
  private final boolean simulated;
  private int chapters;

  Story(Progress progress, boolean simulated) {
    this.progress = progress;
    this.simulated = simulated;
  }

  /** A paragraph before the first chapter. */
  void begin(String text) {
    var page = new Page();
    wrap(text, WIDTH).forEach(page::add);
    show(page.gap());
  }

  /** A heading and what happens, and why. */
  void chapter(String heading, String text) {
    chapters++;
    var page = new Page();
    page.add(Line.blank().name(chapters + "  " + heading));
    int width = simulated ? WIDTH - SIMULATED.length() - 2 : WIDTH;
    wrap(text, width - INDENT).forEach(line -> page.add(Line.blank().to(INDENT).text(line)));
    show(page.gap());
  }

  /** An empty line, below what the progress showed. */
  void gap() {
    show(new Page().add(Line.blank()));
  }

  /** What a user would type. */
  void command(String line) {
    show(new Page().add(Line.of("$ ").name(line)));
  }

  /** What came out of it, as the command shows it. */
  void result(Record result) {
    var page = new Page();
    if (result instanceof Printable printable) {
      printable.print(page);
    }
    show(page.gap());
  }

  /** Hears the runs of the demo, and says of each step that it is simulated, where it is. */
  Progress progress() {
    return simulated ? step -> progress.report(marked(step)) : progress;
  }

  private static Progress.Step marked(Progress.Step step) {
    String detail = step.detail();
    if (detail.contains(SIMULATED)) {
      return step;
    }
    String told = detail.isEmpty() ? SIMULATED : detail + ", " + SIMULATED;
    return new Progress.Step(step.group(), step.subject(), step.mark(), step.state(), told);
  }

  private void show(Page page) {
    if (!simulated) {
      progress.show(page);
      return;
    }
    var marked = new Page();
    page.lines().forEach(line -> marked.add(marked(line)));
    progress.show(marked);
  }

  /** At the edge where there is room, else in a gap; a line full of words stays as it is. */
  private static Line marked(Line line) {
    boolean said =
        line.plain().isEmpty() || line.plain().toLowerCase(Locale.ROOT).contains(SIMULATED);
    if (said) {
      return line;
    }
    int edge = WIDTH - SIMULATED.length();
    return line.width() < edge ? line.to(edge).aside(SIMULATED) : inGap(line);
  }

  private static Line inGap(Line line) {
    Line told = Line.blank();
    boolean open = true;
    for (Line.Piece piece : line.pieces()) {
      int gap = piece.text().length();
      if (open && piece.text().isBlank() && gap >= SIMULATED.length() + 4) {
        open = false;
        int left = (gap - SIMULATED.length()) / 2;
        told = told.text(" ".repeat(left)).aside(SIMULATED);
        told = told.text(" ".repeat(gap - SIMULATED.length() - left));
      } else {
        told = with(told, piece);
      }
    }
    return told;
  }

  private static Line with(Line line, Line.Piece piece) {
    List<Line.Piece> pieces = new ArrayList<>(line.pieces());
    pieces.add(piece);
    return new Line(pieces);
  }

  /** The words of a text in lines of at most so many columns. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    for (String word : WORD.splitAsStream(text.strip()).toList()) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
