// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

/** Sizes such as {@code 512m}, {@code 1.5gb} or {@code 64 MiB}: units of 1024, any case. */
final class SizeSyntax {
  private static final String UNITS = "bkmgtp";

  private SizeSyntax() {}

  static long bytes(String text) throws SyntaxException {
    int end = 0;
    while (end < text.length()
        && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    String digits = text.substring(0, end);
    String unit = text.substring(end).toLowerCase(java.util.Locale.ROOT);
    if (unit.startsWith(" ")) {
      unit = unit.substring(1);
    }
    if (!isNumber(digits)) {
      throw malformed(text);
    }
    return (long) (Double.parseDouble(digits) * factor(unit, text));
  }

  private static boolean isNumber(String digits) {
    return !digits.isEmpty()
        && Character.isDigit(digits.charAt(0))
        && Character.isDigit(digits.charAt(digits.length() - 1))
        && digits.indexOf('.') == digits.lastIndexOf('.');
  }

  private static double factor(String unit, String text) throws SyntaxException {
    if (unit.isEmpty() || unit.equals("b") || unit.equals("i") || unit.equals("ib")) {
      return 1;
    }
    int power = UNITS.indexOf(unit.charAt(0));
    String rest = unit.substring(1);
    if (power < 1
        || !(rest.isEmpty() || rest.equals("b") || rest.equals("i") || rest.equals("ib"))) {
      throw malformed(text);
    }
    return Math.pow(1024, power);
  }

  private static SyntaxException malformed(String text) {
    return new SyntaxException(
        "'" + text + "' is not a size", "units are b, k, m, g, t and p, as in 512m");
  }
}
