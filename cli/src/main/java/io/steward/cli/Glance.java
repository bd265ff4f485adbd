// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import java.util.List;

/**
 * What a first look at a command line tells, so that even a line nobody understands is answered as
 * its author wants.
 */
record Glance(String output, String color, boolean verbose) {
  static Glance at(List<String> words) {
    int end = words.indexOf("--");
    List<String> line = end < 0 ? words : words.subList(0, end);
    return new Glance(
        value(line, GlobalOptions.OUTPUTS, "-o", "--output", "--format"),
        value(line, GlobalOptions.COLORS, "--color"),
        line.contains("-v") || line.contains("--verbose"));
  }

  /** The last legal value after one of the names, else the first of the choices. */
  private static String value(List<String> line, List<String> choices, String... names) {
    String value = choices.get(0);
    for (int index = 0; index < line.size(); index++) {
      String word = line.get(index);
      for (String name : names) {
        String next =
            word.equals(name) && index + 1 < line.size()
                ? line.get(index + 1)
                : word.startsWith(name) ? word.substring(name.length()) : "";
        next = next.startsWith("=") ? next.substring(1) : next;
        value = choices.contains(next) ? next : value;
      }
    }
    return value;
  }
}
