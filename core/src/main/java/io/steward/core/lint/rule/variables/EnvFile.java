// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.variables;

import io.steward.core.compose.ComposeNode;
import io.steward.core.lint.LintStack;
import io.steward.core.lint.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of variables, as it is written.
 *
 * @param source the file
 * @param lines what is set in it, in its order
 */
record EnvFile(SourceFile source, List<Line> lines) {
  private static final Pattern SET =
      Pattern.compile("(\\s*(?:export\\s+)?)([A-Za-z_][A-Za-z0-9_.-]*)\\s*[=:]\\s*(.*)");

  EnvFile {
    lines = List.copyOf(lines);
  }

  /**
   * One variable that is set.
   *
   * @param number the line
   * @param column where the name begins, from 1
   * @param name the name
   * @param value what is written, quotes included
   */
  record Line(int number, int column, String name, String value) {
    /** Whether something is written that is not taken from another variable. */
    boolean isLiteral() {
      String bare = value.replaceAll("^[\"']|[\"']$", "").strip();
      return !bare.isEmpty() && (value.startsWith("'") || !bare.contains("$"));
    }
  }

  /** The files of variables that a stack is read with. */
  static List<EnvFile> of(LintStack stack) {
    Set<Path> files = new LinkedHashSet<>(ofServices(stack));
    files.addAll(ofProject(stack));
    return stack.sources().stream()
        .filter(source -> files.contains(source.path()))
        .map(EnvFile::read)
        .toList();
  }

  /** Those whose variables are put into Compose files. */
  static Set<Path> ofProject(LintStack stack) {
    List<Path> given = stack.stack().envFiles();
    return given.isEmpty() ? Set.of(stack.stack().dir().resolve(".env")) : Set.copyOf(given);
  }

  /** Those whose variables are given to containers. */
  static Set<Path> ofServices(LintStack stack) {
    Set<Path> files = new LinkedHashSet<>();
    ComposeNode services = stack.written("services").orElse(null);
    if (services != null) {
      for (String name : services.keys()) {
        services
            .find(name, "env_file")
            .ifPresent(
                node ->
                    (node.isList() ? node.items() : List.of(node))
                        .forEach(item -> files.add(path(stack, item))));
      }
    }
    return files;
  }

  private static Path path(LintStack stack, ComposeNode item) {
    ComposeNode path = item.get("path").orElse(item);
    return stack.stack().dir().resolve(path.text()).normalize();
  }

  /** Lines within quotes that go over several are no lines of their own. */
  private static EnvFile read(SourceFile source) {
    List<Line> lines = new ArrayList<>();
    char open = 0;
    for (int number = 1; number <= source.lines().size(); number++) {
      String text = source.line(number);
      if (open != 0) {
        open = closes(text, 0, open) ? 0 : open;
        continue;
      }
      Matcher set = SET.matcher(text);
      if (set.matches()) {
        String value = set.group(3).strip();
        lines.add(new Line(number, set.start(2) + 1, set.group(2), value));
        char quote = value.isEmpty() ? 0 : value.charAt(0);
        boolean quoted = quote == '"' || quote == '\'';
        open = quoted && !closes(value, 1, quote) ? quote : 0;
      }
    }
    return new EnvFile(source, lines);
  }

  private static boolean closes(String text, int from, char quote) {
    for (int at = from; at < text.length(); at++) {
      if (text.charAt(at) == '\\') {
        at++;
      } else if (text.charAt(at) == quote) {
        return true;
      }
    }
    return false;
  }
}
