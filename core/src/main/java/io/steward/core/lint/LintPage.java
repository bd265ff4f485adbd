// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.error.Position;
import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import io.steward.core.operation.Tone;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How findings read: file by file, what is alike together. */
final class LintPage {
  private static final int WIDTH = 78;
  private final LintResult result;

  LintPage(LintResult result) {
    this.result = result;
  }

  void print(Page page) {
    Map<String, List<Finding>> files =
        shown().stream()
            .collect(
                Collectors.groupingBy(
                    f -> f.position().source(), LinkedHashMap::new, Collectors.toList()));
    files.forEach(
        (file, findings) -> {
          page.gap().add(Line.blank().name(file));
          findings.stream()
              .collect(
                  Collectors.groupingBy(Finding::rule, LinkedHashMap::new, Collectors.toList()))
              .values()
              .forEach(alike -> rule(page, alike));
        });
    page.gap();
    result.fixed().forEach(file -> fixed(page, file));
    page.add(sum());
    next(page);
  }

  private List<Finding> shown() {
    return result.findings().stream()
        .filter(f -> result.all() || f.severity().reaches(Severity.WARNING))
        .toList();
  }

  private void rule(Page page, List<Finding> alike) {
    Finding first = alike.get(0);
    String risk = first.risk() == Risk.NONE ? "" : ", risk " + word(first.risk());
    page.add(
        Line.blank()
            .mark(2, mark(first.severity()))
            .name(first.rule())
            .text("  ")
            .toned(tone(first.severity()), word(first.severity()))
            .aside(risk));
    String mend = "";
    for (Finding finding : alike) {
      if (!mend.isEmpty() && !finding.mend().equals(mend)) {
        wrapped(page, "      ", mend, true);
      }
      mend = finding.mend();
      wrapped(page, "    " + pad(place(finding.position())), finding.message(), false);
    }
    wrapped(page, "      ", mend, true);
  }

  /** Some places have no column. */
  private static String place(Position at) {
    return at.column() == 0 ? String.valueOf(at.line()) : at.line() + ":" + at.column();
  }

  private static String pad(String place) {
    return place + " ".repeat(Math.max(2, 8 - place.length()));
  }

  /** Text behind a beginning, further lines below the text; nothing is cut. */
  private static void wrapped(Page page, String start, String text, boolean aside) {
    String lead = start;
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && lead.length() + line.length() + 1 + word.length() > WIDTH) {
        page.add(piece(lead, line.toString(), aside));
        lead = " ".repeat(start.length());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    page.add(piece(lead, line.toString(), aside));
  }

  private static Line piece(String lead, String text, boolean aside) {
    Line line = Line.blank().aside(lead);
    return aside ? line.aside(text) : line.text(text);
  }

  private static void fixed(Page page, FixedFile file) {
    page.add(
        Line.blank()
            .mark(0, Mark.OK)
            .name(file.file())
            .text("  " + counted(file.mended(), "finding") + " mended"));
  }

  private Line sum() {
    String looked =
        counted(result.stacks(), "stack") + ", " + counted(result.services(), "service") + ": ";
    if (result.findings().isEmpty()) {
      return Line.of(looked + "nothing found.");
    }
    return Line.of(
        looked
            + counted(result.count(Severity.ERROR), "error")
            + ", "
            + counted(result.count(Severity.WARNING), "warning")
            + ", "
            + result.count(Severity.INFO)
            + " of advice"
            + (result.all() || result.count(Severity.INFO) == 0 ? "." : " (--all lists it)."));
  }

  private void next(Page page) {
    long fixable = result.findings().stream().filter(f -> f.fix().isPresent()).count();
    if (fixable > 0) {
      page.add(
          Line.of("Next: ")
              .name("steward compose lint --fix")
              .text("   mends " + fixable + (fixable == 1 ? " of it" : " of them")));
    }
    shown().stream()
        .max(Comparator.comparing(Finding::severity).thenComparing(Finding::risk))
        .ifPresent(
            finding ->
                page.add(
                    Line.of(fixable > 0 ? "      " : "Next: ")
                        .name("steward compose rules " + finding.rule())
                        .text("   why, and how")));
  }

  private static Mark mark(Severity severity) {
    return switch (severity) {
      case ERROR -> Mark.BAD;
      case WARNING -> Mark.CARE;
      case INFO -> Mark.NONE;
    };
  }

  private static Tone tone(Severity severity) {
    return switch (severity) {
      case ERROR -> Tone.BAD;
      case WARNING -> Tone.CARE;
      case INFO -> Tone.PLAIN;
    };
  }

  private static String counted(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
