// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Which lines of a YAML file hold its structure, which the inside of a text, and where comments
 * begin. Read-only.
 */
public final class YamlLines {
  private static final Pattern BLOCK = Pattern.compile("[|>][0-9+-]{0,2}[ \\t]*");

  private final BitSet inside = new BitSet();
  private final Map<Integer, Integer> comments = new LinkedHashMap<>();
  private char quote;
  private int block = -1;
  private int flow;

  private YamlLines(List<String> lines) {
    for (int number = 1; number <= lines.size(); number++) {
      line(number, lines.get(number - 1));
    }
  }

  /** Those of a file. */
  public static YamlLines of(SourceFile file) {
    return new YamlLines(file.lines());
  }

  /** Whether this line begins within a block of text, or within quotes that go over lines. */
  public boolean isText(int line) {
    return inside.get(line);
  }

  /** How many characters stand before the comment of this line; empty when it has none. */
  public OptionalInt commentAt(int line) {
    Integer at = comments.get(line);
    return at == null ? OptionalInt.empty() : OptionalInt.of(at);
  }

  private void line(int number, String line) {
    int indent = line.length() - line.stripLeading().length();
    if (block >= 0) {
      if (line.isBlank() || indent > block) {
        inside.set(number);
        return;
      }
      block = -1;
    }
    inside.set(number, quote != 0);
    new Line(number, line, indent).scan();
  }

  /** Goes over one line, sign by sign. */
  private final class Line {
    private final int number;
    private final String text;
    private int parent;
    private int key;
    private boolean start;
    private int at;

    Line(int number, String text, int indent) {
      this.number = number;
      this.text = text;
      this.parent = indent;
      this.key = indent;
      this.start = true;
    }

    void scan() {
      while (at < text.length()) {
        char sign = text.charAt(at);
        if (quote != 0) {
          quoted(sign);
        } else if (sign == '#' && isBlankAt(at - 1)) {
          comments.put(number, at);
          return;
        } else if (start && (sign == '|' || sign == '>') && flow == 0 && opensBlock()) {
          block = parent;
        } else {
          plain(sign);
        }
        at++;
      }
    }

    private void quoted(char sign) {
      boolean twice = at + 1 < text.length() && text.charAt(at + 1) == quote;
      if (quote == '"' && sign == '\\') {
        at++;
      } else if (sign == '\'' && quote == '\'' && twice) {
        at++;
      } else if (sign == quote) {
        quote = 0;
      }
    }

    private void plain(char sign) {
      if (sign == ' ' || sign == '\t') {
        return;
      }
      boolean last = isBlankAt(at + 1);
      if (start && (sign == '-' || sign == '?') && last) {
        parent = at;
        key = next(at + 1);
      } else if (sign == ':' && (last || flow > 0)) {
        parent = key;
        start = true;
      } else if (start && (sign == '"' || sign == '\'')) {
        quote = sign;
        start = false;
      } else if (start && (sign == '[' || sign == '{')) {
        flow++;
      } else if (flow > 0 && (sign == ']' || sign == '}')) {
        flow--;
        start = false;
      } else if (flow > 0 && sign == ',') {
        start = true;
      } else if (start && (sign == '&' || sign == '!')) {
        at = word(at) - 1;
      } else {
        start = false;
      }
    }

    private boolean opensBlock() {
      int comment = text.indexOf(" #", at);
      return BLOCK.matcher(text.substring(at, comment < 0 ? text.length() : comment)).matches();
    }

    private boolean isBlankAt(int index) {
      return index < 0
          || index >= text.length()
          || text.charAt(index) == ' '
          || text.charAt(index) == '\t';
    }

    private int next(int from) {
      int index = from;
      while (index < text.length() && isBlankAt(index)) {
        index++;
      }
      return index;
    }

    private int word(int from) {
      int index = from;
      while (index < text.length() && !isBlankAt(index)) {
        index++;
      }
      return index;
    }
  }
}
