// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a printed tree as JSON: keys sorted, two blanks a level, dollar signs doubled. */
final class Json {
  private static final String HEX = "0123456789abcdef";
  private final StringBuilder out = new StringBuilder(4096);

  private final boolean doubleInKeys;
  private final boolean doubleInValues;

  private Json(boolean doubleInKeys, boolean doubleInValues) {
    this.doubleInKeys = doubleInKeys;
    this.doubleInValues = doubleInValues;
  }

  /** As Compose prints it: dollar signs doubled in values and in keys. */
  static String write(Object tree) {
    return write(tree, new Json(true, true));
  }

  /** As Compose reads it: dollar signs doubled in values only, for it puts nothing into keys. */
  static String writeForReading(Object tree) {
    return write(tree, new Json(false, true));
  }

  /** A text in quotes, every dollar sign as it is. */
  static String quoted(String text) {
    var json = new Json(false, false);
    json.text(text, false);
    return json.out.toString();
  }

  /** Every dollar sign as it is. */
  static String writeAsIs(Object tree) {
    return write(tree, new Json(false, false));
  }

  private static String write(Object tree, Json json) {
    json.value(tree, 0);
    return json.out.append('\n').toString();
  }

  private void value(@Nullable Object value, int depth) {
    if (value instanceof Map<?, ?> map) {
      map(map, depth);
    } else if (value instanceof List<?> list) {
      list(list, depth);
    } else if (value instanceof String text) {
      text(text, doubleInValues);
    } else if (value instanceof Number number) {
      out.append(number instanceof BigDecimal exact ? exact.toPlainString() : Scalars.text(number));
    } else {
      out.append(value);
    }
  }

  private void map(Map<?, ?> map, int depth) {
    if (map.isEmpty()) {
      out.append("{}");
      return;
    }
    out.append('{');
    var sorted = new TreeMap<Object, Object>(map);
    boolean first = true;
    for (var entry : sorted.entrySet()) {
      next(first, depth + 1);
      first = false;
      text((String) entry.getKey(), doubleInKeys);
      out.append(": ");
      value(entry.getValue(), depth + 1);
    }
    end(depth, '}');
  }

  private void list(List<?> list, int depth) {
    if (list.isEmpty()) {
      out.append("[]");
      return;
    }
    out.append('[');
    boolean first = true;
    for (Object item : list) {
      next(first, depth + 1);
      first = false;
      value(item, depth + 1);
    }
    end(depth, ']');
  }

  private void next(boolean first, int depth) {
    out.append(first ? "\n" : ",\n").append("  ".repeat(depth));
  }

  private void end(int depth, char bracket) {
    out.append('\n').append("  ".repeat(depth)).append(bracket);
  }

  private void text(String text, boolean doubled) {
    out.append('"');
    if (isSimple(text)) {
      out.append(text).append('"');
      return;
    }
    for (int index = 0; index < text.length(); index++) {
      char sign = text.charAt(index);
      if (sign == '$' && !doubled) {
        out.append(sign);
      } else {
        sign(sign);
      }
    }
    out.append('"');
  }

  private static boolean isSimple(String text) {
    for (int index = 0; index < text.length(); index++) {
      char sign = text.charAt(index);
      if (sign < ' ' || sign > '~' || sign == '"' || sign == '\\' || sign == '$') {
        return false;
      }
    }
    return true;
  }

  private void sign(char sign) {
    switch (sign) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '$' -> out.append("$$");
      default -> {
        if (isHidden(sign)) {
          out.append("\\u").append(hex(sign, 12)).append(hex(sign, 8));
          out.append(hex(sign, 4)).append(hex(sign, 0));
        } else {
          out.append(sign);
        }
      }
    }
  }

  /** What YAML does not take as it is, or takes for the end of a line. */
  private static boolean isHidden(char sign) {
    return sign < ' '
        || (sign >= '\u007f' && sign < '\u00a0')
        || sign == '\u2028'
        || sign == '\u2029'
        || sign == '\uFEFF'
        || sign > '\uFFFD';
  }

  private static char hex(char sign, int shift) {
    return HEX.charAt((sign >> shift) & 15);
  }
}
