// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.demo;

import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
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
  private static final String SIMULATED = "  (simulated)";
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
    wrap(text, simulated ? WIDTH - SIMULATED.length() : WIDTH).forEach(page::add);
    show(page.gap());
  }

  /** A heading and what happens, and why. */
  void chapter(String heading, String text) {
    chapters++;
    var page = new Page();
    page.add(Line.blank().name(chapters + "  " + heading));
    int width = simulated ? WIDTH - SIMULATED.length() : WIDTH;
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

  /** Reports a step of the demo itself. */
  void report(Mark mark, String subject, String detail) {
    String told = simulated ? detail + SIMULATED : detail;
    progress.report(new Progress.Step("", subject, mark, "", told));
  }

  /** Hears the runs of the demo, which say themselves where nothing is real. */
  Progress progress() {
    return progress;
  }

  private void show(Page page) {
    progress.show(simulated ? marked(page) : page);
  }

  /** The page with every line saying that it is simulated. */
  static Page marked(Page page) {
    var marked = new Page();
    for (Line line : page.lines()) {
      boolean said =
          line.pieces().isEmpty() || line.plain().toLowerCase(Locale.ROOT).contains("simulated");
      marked.add(said ? line : line.aside(SIMULATED));
    }
    return marked;
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
