// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a tree as YAML in block style that YAML 1.1 and 1.2 read alike: keys sorted, two blanks a
 * level, text in quotes wherever it could be read as something else.
 */
final class YamlWriter {
  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  private final StringBuilder out = new StringBuilder(4096);
  private final boolean doubled;

  private YamlWriter(boolean doubled) {
    this.doubled = doubled;
  }

  /** The tree as a document; dollar signs in values are doubled where {@code doubled}. */
  static String write(Map<?, ?> tree, boolean doubled) {
    var yaml = new YamlWriter(doubled);
    yaml.map(tree, 0);
    return yaml.out.toString();
  }

  private void map(Map<?, ?> map, int depth) {
    for (var entry : new TreeMap<Object, Object>(map).entrySet()) {
      out.append("  ".repeat(depth)).append(quoted(String.valueOf(entry.getKey()))).append(':');
      held(entry.getValue(), depth);
    }
  }

  private void held(@Nullable Object value, int depth) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      out.append('\n');
      map(map, depth + 1);
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      out.append('\n');
      list(list, depth + 1);
    } else {
      out.append(' ').append(single(value)).append('\n');
    }
  }

  private void list(List<?> list, int depth) {
    for (Object item : list) {
      out.append("  ".repeat(depth)).append('-');
      held(item, depth);
    }
  }

  private String single(@Nullable Object value) {
    if (value instanceof String text) {
      return quoted(doubled ? text.replace("$", "$$") : text);
    }
    if (value instanceof Map) {
      return "{}";
    }
    if (value instanceof List) {
      return "[]";
    }
    if (value instanceof BigDecimal exact) {
      return exact.toPlainString();
    }
    return value instanceof Number number ? Scalars.text(number) : String.valueOf(value);
  }

  private static String quoted(String text) {
    return isPlain(text) ? text : Json.quoted(text);
  }

  private static boolean isPlain(String text) {
    if (text.isEmpty() || WORDS.contains(text.toLowerCase(Locale.ROOT))) {
      return false;
    }
    char first = text.charAt(0);
    if (!isLetter(first) && first != '/' && first != '_') {
      return false;
    }
    for (int index = 1; index < text.length(); index++) {
      char sign = text.charAt(index);
      boolean inside = sign == ':' && index + 1 < text.length();
      if (!isLetter(sign)
          && !(sign >= '0' && sign <= '9')
          && "_./@-".indexOf(sign) < 0
          && !inside) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
  }
}
