// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Durations such as {@code 1m30s}, {@code 1.5h} or {@code 500ms}. */
final class DurationSyntax {
  private static final long SECOND = 1_000_000_000L;
  private static final String HINT = "units are h, m, s, ms, us and ns, as in 1m30s";

  private DurationSyntax() {}

  static long nanos(String text) throws SyntaxException {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return 0;
    }
    if (rest.isEmpty()) {
      throw malformed(text);
    }
    BigDecimal sum = BigDecimal.ZERO;
    int at = 0;
    while (at < rest.length()) {
      int number = at;
      while (at < rest.length() && isDigit(rest.charAt(at))) {
        at++;
      }
      int unit = at;
      while (at < rest.length() && !isDigit(rest.charAt(at))) {
        at++;
      }
      long factor = factor(rest.substring(unit, at));
      if (unit == number || factor == 0 || at > 200) {
        throw malformed(text);
      }
      sum =
          sum.add(decimal(rest.substring(number, unit), text).multiply(BigDecimal.valueOf(factor)));
    }
    if (sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw malformed(text);
    }
    long nanos = sum.setScale(0, RoundingMode.DOWN).longValueExact();
    return negative ? -nanos : nanos;
  }

  private static BigDecimal decimal(String digits, String text) throws SyntaxException {
    try {
      return new BigDecimal(digits);
    } catch (NumberFormatException e) {
      throw malformed(text);
    }
  }

  private static boolean isDigit(char sign) {
    return (sign >= '0' && sign <= '9') || sign == '.';
  }

  private static long factor(String unit) {
    return switch (unit) {
      case "ns" -> 1;
      case "us", "µs", "μs" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> SECOND;
      case "m" -> 60 * SECOND;
      case "h" -> 3600 * SECOND;
      default -> 0;
    };
  }

  /** The form Compose prints: {@code 1h0m0s}, {@code 1m30s}, {@code 1.5s}, {@code 500ms}. */
  static String text(long nanos) {
    if (nanos == 0) {
      return "0s";
    }
    String sign = nanos < 0 ? "-" : "";
    long size = Math.abs(nanos);
    if (size < 1_000) {
      return sign + size + "ns";
    }
    if (size < 1_000_000) {
      return sign + part(size, 1_000) + "µs";
    }
    if (size < SECOND) {
      return sign + part(size, 1_000_000) + "ms";
    }
    long minutes = size / (60 * SECOND);
    String seconds = part(size % (60 * SECOND), SECOND) + "s";
    if (minutes == 0) {
      return sign + seconds;
    }
    String hours = minutes >= 60 ? minutes / 60 + "h" : "";
    return sign + hours + minutes % 60 + "m" + seconds;
  }

  private static String part(long size, long unit) {
    return BigDecimal.valueOf(size)
        .divide(BigDecimal.valueOf(unit))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static SyntaxException malformed(String text) {
    return new SyntaxException("'" + text + "' is not a duration", HINT);
  }
}
