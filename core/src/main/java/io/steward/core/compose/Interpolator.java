// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts variables into text: {@code $X}, {@code ${X}}, the forms with {@code :-}, {@code -}, {@code
 * :?}, {@code ?}, {@code :+}, {@code +}, nested, and {@code $$} for a dollar sign. A dollar sign
 * before anything else stays, as Docker Compose leaves it.
 */
final class Interpolator {
  private static final int MAX_LENGTH = 1 << 20;
  private static final int MAX_DEPTH = 50;

  private final Lookup lookup;
  private final Consumer<String> missing;

  /** Finds the value of a variable. */
  interface Lookup {
    @Nullable String find(String name);
  }

  /** Uses these values; tells {@code missing} of a variable without value or default. */
  Interpolator(Lookup lookup, Consumer<String> missing) {
    this.lookup = lookup;
    this.missing = missing;
  }

  /** The text with its variables put in. */
  String apply(String text) throws SyntaxException {
    return text.indexOf('$') < 0 ? text : expand(text, 0, true);
  }

  private String expand(String text, int depth, boolean used) throws SyntaxException {
    int dollar = text.indexOf('$');
    if (dollar < 0) {
      return text;
    }
    if (depth > MAX_DEPTH) {
      throw new SyntaxException("variables are nested deeper than " + MAX_DEPTH);
    }
    var out = new StringBuilder(text.length() + 32);
    int at = 0;
    while (dollar >= 0) {
      out.append(text, at, dollar);
      at = one(text, dollar, out, depth, used);
      if (out.length() > MAX_LENGTH) {
        throw new SyntaxException("grows beyond 1 MiB when its variables are put in");
      }
      dollar = text.indexOf('$', at);
    }
    return out.append(text, at, text.length()).toString();
  }

  /** Writes what stands at this dollar sign and returns where the text goes on. */
  private int one(String text, int dollar, StringBuilder out, int depth, boolean used)
      throws SyntaxException {
    int next = dollar + 1;
    char sign = next < text.length() ? text.charAt(next) : ' ';
    if (sign == '$') {
      out.append('$');
      return next + 1;
    }
    if (sign == '{') {
      return braced(text, dollar, out, depth, used);
    }
    int end = nameEnd(text, next);
    if (end == next) {
      out.append('$');
      return next;
    }
    out.append(plain(text.substring(next, end), used));
    return end;
  }

  private int braced(String text, int dollar, StringBuilder out, int depth, boolean used)
      throws SyntaxException {
    int start = dollar + 2;
    int end = nameEnd(text, start);
    if (end == start) {
      throw malformed(text, dollar);
    }
    String name = text.substring(start, end);
    if (end < text.length() && text.charAt(end) == '}') {
      out.append(plain(name, used));
      return end + 1;
    }
    boolean colon = end < text.length() && text.charAt(end) == ':';
    int operator = colon ? end + 1 : end;
    if (operator >= text.length() || "-?+".indexOf(text.charAt(operator)) < 0) {
      throw malformed(text, dollar);
    }
    int close = closing(text, dollar, operator);
    String argument = text.substring(operator + 1, close);
    out.append(choose(name, text.charAt(operator), colon, argument, depth, used));
    return close + 1;
  }

  private String choose(
      String name, char operator, boolean colon, String argument, int depth, boolean used)
      throws SyntaxException {
    String value = lookup.find(name);
    boolean present = value != null && !(colon && value.isEmpty());
    boolean wanted = operator == '+' ? present : !present;
    String other = expand(argument, depth + 1, used && wanted && operator != '?');
    if (operator == '?' && !present) {
      String reason = other.isEmpty() ? "" : ": " + other;
      throw new SyntaxException(
          "required variable " + name + " has no value" + reason, "set " + name + " in .env");
    }
    return wanted ? other : value == null ? "" : value;
  }

  private String plain(String name, boolean used) {
    String value = lookup.find(name);
    if (value == null && used) {
      missing.accept(name);
    }
    return value == null ? "" : value;
  }

  /** Where the brace closes: the balanced one, else the last of the line. */
  private static int closing(String text, int dollar, int operator) throws SyntaxException {
    int lineEnd = text.indexOf('\n', dollar);
    int last = text.lastIndexOf('}', lineEnd < 0 ? text.length() - 1 : lineEnd);
    if (last <= operator) {
      throw malformed(text, dollar);
    }
    int open = 0;
    for (int index = dollar; index <= last; index++) {
      char sign = text.charAt(index);
      if (sign == '}') {
        open--;
        if (open == 0) {
          return index;
        }
      }
      if (sign == '{') {
        open++;
        index++;
      }
    }
    return last;
  }

  private static int nameEnd(String text, int start) {
    int at = start;
    while (at < text.length() && isNameSign(text.charAt(at), at > start)) {
      at++;
    }
    return at;
  }

  private static boolean isNameSign(char sign, boolean digits) {
    return (sign >= 'a' && sign <= 'z')
        || (sign >= 'A' && sign <= 'Z')
        || sign == '_'
        || (digits && sign >= '0' && sign <= '9');
  }

  private static SyntaxException malformed(String text, int dollar) {
    String line = text.substring(dollar).lines().findFirst().orElse("");
    String rest = line.length() > 40 ? line.substring(0, 40) + "…" : line;
    return new SyntaxException(
        "'" + rest + "' is not a variable", "write $$ where a dollar sign is meant");
  }
}
