// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Position;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a file of variables in the format {@code raw}: everything behind the first {@code =} is the
 * value, quotes, dollar signs and blanks included.
 */
final class RawEnv {
  private RawEnv() {}

  /**
   * The variables of a file in its order; {@code outer} gives a value to a name that stands alone.
   */
  static Map<String, String> read(
      String text, String source, Interpolator.Lookup outer, Findings findings) {
    Map<String, String> values = new LinkedHashMap<>();
    int number = 0;
    for (String whole : text.split("\n", -1)) {
      number++;
      String line = whole.endsWith("\r") ? whole.substring(0, whole.length() - 1) : whole;
      line = line.stripLeading();
      if (line.isEmpty() || line.charAt(0) == '#') {
        continue;
      }
      int cut = line.indexOf('=');
      String name = cut < 0 ? line : line.substring(0, cut);
      if (name.isEmpty() || name.chars().anyMatch(Character::isWhitespace)) {
        findings.add(
            new Position(source, number, 0),
            Where.ROOT,
            name.isEmpty() ? "has no name before '='" : "the name '" + name + "' holds a blank",
            "write NAME=value");
        continue;
      }
      String value = cut < 0 ? outer.find(name) : line.substring(cut + 1);
      if (value != null) {
        values.put(name, value);
      }
    }
    return values;
  }
}
