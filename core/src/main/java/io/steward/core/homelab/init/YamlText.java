// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.init;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects lines of YAML with comments; not thread-safe. */
public final class YamlText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9._/-]*");
  private static final Pattern TYPED = Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n");
  private final List<String> lines = new ArrayList<>();

  YamlText line(int indent, String text) {
    lines.add((" ".repeat(indent) + text).stripTrailing());
    return this;
  }

  /** A line with the reason of a guess behind it. */
  YamlText guess(int indent, String text, String reason) {
    return line(indent, text + "  # guess: " + reason);
  }

  YamlText comment(int indent, String text) {
    text.lines().forEach(part -> line(indent, "# " + part));
    return this;
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  /** A text as YAML has it, in quotes where it needs them. */
  public static String quoted(String text) {
    if (PLAIN.matcher(text).matches() && !TYPED.matcher(text).matches()) {
      return text;
    }
    var quoted = new StringBuilder("\"");
    for (char c : text.replace("${", "$${").toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\x%02x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
