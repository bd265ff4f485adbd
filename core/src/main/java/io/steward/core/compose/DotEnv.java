// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Position;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Reads the variables of an {@code .env} file: quotes, escapes, {@code export}, comments, values
 * over several lines, variables in values. Grammar of Docker Compose, its oddities included.
 */
final class DotEnv {
  private static final long MAX_LENGTH = 64L << 20;

  private final String text;
  private final Interpolator.Lookup outer;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Interpolator interpolator;
  private int at;
  private int counted;
  private int line = 1;
  private long length;

  private DotEnv(
      String text, String source, Interpolator.Lookup outer, BiConsumer<Position, String> missing) {
    this.text = text;
    this.outer = outer;
    this.interpolator =
        new Interpolator(
            name -> {
              String value = outer.find(name);
              return value == null ? values.get(name) : value;
            },
            name -> missing.accept(new Position(source, line(), 0), name));
  }

  /**
   * The variables of a file in its order, those before the first error.
   *
   * @param outer values that win over the file's own in its interpolation, and give a value to a
   *     name that stands alone
   */
  static Map<String, String> read(
      String text,
      String source,
      Interpolator.Lookup outer,
      BiConsumer<Position, String> missing,
      Findings findings) {
    var file = new DotEnv(text, source, outer, missing);
    try {
      file.statements();
    } catch (SyntaxException e) {
      findings.add(new Position(source, file.line(), 0), Where.ROOT, e);
    }
    return file.values;
  }

  private void statements() throws SyntaxException {
    while (skipToStatement()) {
      skipExport();
      statement();
      if (length > MAX_LENGTH) {
        throw new SyntaxException("grows beyond 64 MiB when its variables are put in");
      }
    }
  }

  private void statement() throws SyntaxException {
    int start = at;
    int end = start;
    char sign = ' ';
    while (end < text.length()) {
      sign = text.charAt(end);
      if (sign == '=' || sign == ':' || sign == '\n') {
        break;
      }
      if (!isBlank(sign) && !isKeySign(sign)) {
        throw new SyntaxException(
            "'" + sign + "' cannot be part of the name of a variable",
            "write NAME=value, a comment begins with #");
      }
      end++;
    }
    if (end == text.length()) {
      values.put("", value()); // as Compose has it: a last line without a line end has no name
      return;
    }
    String key = text.substring(start, end).strip();
    if (key.indexOf(' ') >= 0) {
      throw new SyntaxException("the name '" + key + "' holds a blank");
    }
    if (sign == '\n') {
      at = Math.min(text.length(), end + 1);
      String inherited = outer.find(key);
      if (inherited != null) {
        values.put(key, inherited);
      }
      return;
    }
    at = end + 1;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    String value = value();
    length += value.length();
    values.put(key, value);
  }

  private String value() throws SyntaxException {
    char quote = at < text.length() ? text.charAt(at) : ' ';
    if (quote == '"' || quote == '\'') {
      return quoted(quote);
    }
    int end = text.indexOf('\n', at);
    end = end < 0 ? text.length() : end;
    String value = text.substring(at, end);
    int comment = value.indexOf(" #");
    if (comment >= 0) {
      value = value.substring(0, comment);
    }
    String expanded = interpolator.apply(value.stripTrailing());
    at = end;
    return expanded;
  }

  private String quoted(char quote) throws SyntaxException {
    var value = new StringBuilder();
    boolean escape = false;
    for (int index = at + 1; index < text.length(); index++) {
      char sign = text.charAt(index);
      if (sign == quote && !escape) {
        String raw = value.toString();
        String expanded = quote == '"' ? interpolator.apply(unescape(raw)) : raw;
        at = index + 1;
        return expanded;
      }
      if (sign == '\\' && !escape) {
        escape = true;
        continue;
      }
      if (escape && sign != quote) {
        value.append('\\');
      }
      escape = false;
      value.append(sign);
    }
    throw new SyntaxException("the quote " + quote + " is never closed");
  }

  private static String unescape(String raw) {
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    var out = new StringBuilder();
    for (int index = 0; index < raw.length(); index++) {
      char sign = raw.charAt(index);
      if (sign != '\\' || index + 1 == raw.length()) {
        out.append(sign);
        continue;
      }
      char next = raw.charAt(index + 1);
      int plain = "abfnrtv\"\\".indexOf(next);
      if (plain >= 0) {
        out.append("\u0007\b\f\n\r\t\u000b\"\\".charAt(plain));
        index++;
      } else if (next == '$') {
        out.append("$$");
        index++;
      } else if (next == '0' && isOctal(raw, index + 2)) {
        out.append((char) Integer.parseInt(raw.substring(index + 2, index + 5), 8));
        index += 4;
      } else if (next == '0') {
        out.append(sign);
        index++;
      } else {
        out.append(sign);
      }
    }
    return out.toString();
  }

  private static boolean isOctal(String raw, int from) {
    if (from + 3 > raw.length() || raw.charAt(from) > '3') {
      return false;
    }
    for (int index = from; index < from + 3; index++) {
      if (raw.charAt(index) < '0' || raw.charAt(index) > '7') {
        return false;
      }
    }
    return true;
  }

  /** Moves over blank lines and comments; false at the end of the file. */
  private boolean skipToStatement() {
    while (at < text.length()) {
      char sign = text.charAt(at);
      if (sign == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (Character.isWhitespace(sign) || isBlank(sign)) {
        at++;
      } else {
        return true;
      }
    }
    return false;
  }

  private void skipExport() {
    if (!text.startsWith("export", at)) {
      return;
    }
    int after = at + "export".length();
    if (after < text.length() && (isBlank(text.charAt(after)) || text.charAt(after) == '\n')) {
      at = after;
      while (at < text.length() && isBlank(text.charAt(at))) {
        at++;
      }
    }
  }

  private static boolean isBlank(char sign) {
    return switch (sign) {
      case ' ', '\t', '\r', '\f', '\u000b', '\u0085', '\u00a0' -> true;
      default -> false;
    };
  }

  private static boolean isKeySign(char sign) {
    return "_.-[]".indexOf(sign) >= 0 || Character.isLetterOrDigit(sign);
  }

  private int line() {
    for (; counted < at && counted < text.length(); counted++) {
      if (text.charAt(counted) == '\n') {
        line++;
      }
    }
    return line;
  }
}
