// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects a page; not thread-safe. */
final class Markdown {
  private final StringBuilder text = new StringBuilder();

  Markdown heading(int level, String title) {
    return block("#".repeat(level) + " " + title);
  }

  /** A paragraph; line ends inside it mean nothing. */
  Markdown say(String sentence) {
    return block(escaped(sentence.strip().replaceAll("\\s*\n\\s*", " ")));
  }

  /** What an operation says of itself: a paragraph, or lines as they are where columns matter. */
  Markdown details(String details) {
    boolean columns = details.lines().anyMatch(line -> line.strip().contains("  "));
    return columns ? code("text", details) : say(details);
  }

  private static String escaped(String sentence) {
    return sentence.replace("<", "\\<");
  }

  Markdown code(String language, String lines) {
    return block("```" + language + "\n" + lines.stripTrailing() + "\n```");
  }

  /** A table; nothing when it has no rows. */
  Markdown table(List<String> head, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return this;
    }
    List<String> lines = new ArrayList<>();
    lines.add(row(head));
    lines.add("|" + "---|".repeat(head.size()));
    rows.forEach(row -> lines.add(row(row)));
    return block(String.join("\n", lines));
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> escaped(cell).replace("|", "\\|").replaceAll("\\s*\n\\s*", " "))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private Markdown block(String block) {
    if (text.length() > 0) {
      text.append('\n');
    }
    text.append(block).append('\n');
    return this;
  }

  static String code(String text) {
    return "`" + text + "`";
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
