// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads comments {@code # steward: ignore RULE reason}. Behind a value one covers its line; on a
 * line of its own the next line and, where that opens a block, the whole block.
 */
final class IgnoreComments {
  private static final Pattern COMMENT =
      Pattern.compile("(?:^|\\s)(#\\s*steward:\\s*ignore(?:\\s+(\\S+))?[ \\t]*(.*))$");

  private final SourceFile file;
  private final YamlLines yaml;

  private IgnoreComments(SourceFile file) {
    this.file = file;
    this.yaml = YamlLines.of(file);
  }

  /** Those of a file, in its order. */
  static List<Ignore> in(SourceFile file) {
    boolean any = file.lines().stream().anyMatch(line -> line.contains("steward:"));
    return any ? new IgnoreComments(file).all() : List.of();
  }

  private List<Ignore> all() {
    List<Ignore> found = new ArrayList<>();
    for (int number = 1; number <= file.lines().size(); number++) {
      if (file.line(number).contains("steward:")) {
        comment(number).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<Ignore> comment(int number) {
    String line = file.line(number);
    int begin = file.isYaml() ? yaml.commentAt(number).orElse(line.length()) : 0;
    Matcher comment = COMMENT.matcher(line).region(begin, line.length());
    if (!comment.find()) {
      return Optional.empty();
    }
    boolean alone = line.substring(0, comment.start(1)).isBlank();
    int first = alone ? nextLine(number) : number;
    int last = alone ? endOfBlock(first) : number;
    String rule = comment.group(2) == null ? "" : comment.group(2);
    return Optional.of(
        new Ignore(
            rule,
            comment.group(3).strip(),
            Optional.empty(),
            Spot.of(file.at(number, comment.start(1) + 1)),
            finding ->
                finding.position().source().equals(file.name())
                    && finding.position().line() >= first
                    && finding.position().line() <= last));
  }

  private int nextLine(int number) {
    int next = number + 1;
    while (next <= file.lines().size() && saysNothing(file.line(next))) {
      next++;
    }
    return next;
  }

  /** The last line further in than the first; items of a list may stand as far out as its key. */
  private int endOfBlock(int first) {
    int indent = indent(file.line(first));
    boolean item = file.line(first).stripLeading().startsWith("-");
    int last = first;
    for (int number = first + 1; number <= file.lines().size(); number++) {
      String line = file.line(number);
      boolean itemOfKey = !item && indent(line) == indent && line.stripLeading().startsWith("- ");
      if (!saysNothing(line)) {
        if (indent(line) <= indent && !itemOfKey) {
          return last;
        }
        last = number;
      }
    }
    return last;
  }

  private static boolean saysNothing(String line) {
    return line.isBlank() || line.stripLeading().startsWith("#");
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }
}
