// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text at blanks. */
final class Wrap {
  private Wrap() {}

  /**
   * The lines of a text, none wider than {@code width} unless a single word is. Blanks inside a
   * line stay as they are, so that what the author aligned stays aligned.
   */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      String rest = paragraph.stripTrailing();
      while (rest.length() > width) {
        int end = rest.lastIndexOf(' ', width);
        end = end <= leading(rest) ? rest.indexOf(' ', width) : end;
        if (end < 0) {
          break;
        }
        lines.add(rest.substring(0, end).stripTrailing());
        rest = rest.substring(end).strip();
      }
      lines.add(rest);
    }
    return lines;
  }

  /** The text after {@code first}, the following lines below its beginning. */
  static List<String> hanging(String first, String text, int width) {
    List<String> lines = new ArrayList<>();
    String indent = " ".repeat(first.length());
    for (String line : lines(text, Math.max(20, width - first.length()))) {
      lines.add((lines.isEmpty() ? first : indent) + line);
    }
    return lines;
  }

  private static int leading(String text) {
    return text.length() - text.stripLeading().length();
  }
}
