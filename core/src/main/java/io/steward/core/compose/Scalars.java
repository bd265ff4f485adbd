// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a plain scalar means and how it reads as text, as Docker Compose has it: booleans of YAML
 * 1.2, integers also in base 2, 8 and 16 and with a leading zero, underscores, dates.
 */
final class Scalars {
  private static final BigInteger UNSIGNED_MAX =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private Scalars() {}

  /**
   * A {@code String}, {@code Long}, {@code BigInteger}, {@code Double}, {@code Boolean}, or null.
   */
  static @Nullable Object typed(String text) {
    if (text.isEmpty()) {
      return null;
    }
    char first = text.charAt(0);
    if ((first >= '0' && first <= '9') || first == '+' || first == '-' || first == '.') {
      return number(text);
    }
    return switch (text) {
      case "~", "null", "Null", "NULL" -> null;
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      default -> text;
    };
  }

  private static Object number(String text) {
    if (text.length() >= 8 && text.charAt(4) == '-') {
      String time = Timestamps.text(text);
      if (time != null) {
        return time;
      }
    }
    String plain = text.indexOf('_') < 0 ? text : text.replace("_", "");
    Object integer = integer(plain);
    if (integer != null) {
      return integer;
    }
    if (!looksReal(plain)) {
      return special(text);
    }
    double real = Double.parseDouble(plain);
    return Double.isInfinite(real) ? text : (Object) real;
  }

  private static Object special(String text) {
    return switch (text) {
      case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> Double.POSITIVE_INFINITY;
      case "-.inf", "-.Inf", "-.INF" -> Double.NEGATIVE_INFINITY;
      case ".nan", ".NaN", ".NAN" -> Double.NaN;
      default -> text;
    };
  }

  private static @Nullable Object integer(String text) {
    int start = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    int radix = 10;
    int digits = start;
    if (text.length() > start + 1 && text.charAt(start) == '0') {
      digits = start + 2;
      switch (Character.toLowerCase(text.charAt(start + 1))) {
        case 'x' -> radix = 16;
        case 'o' -> radix = 8;
        case 'b' -> radix = 2;
        default -> {
          radix = 8;
          digits = start + 1;
        }
      }
    }
    if (digits >= text.length() || text.length() > 70) {
      return null;
    }
    for (int index = digits; index < text.length(); index++) {
      char digit = text.charAt(index);
      if (digit > 'f' || Character.digit(digit, radix) < 0) {
        return null;
      }
    }
    return fit(new BigInteger(text.substring(digits), radix), text.charAt(0) == '-');
  }

  private static @Nullable Object fit(BigInteger size, boolean negative) {
    BigInteger value = negative ? size.negate() : size;
    if (value.bitLength() < 64) {
      return value.longValue();
    }
    return !negative && value.compareTo(UNSIGNED_MAX) <= 0 ? value : null;
  }

  private static boolean looksReal(String text) {
    int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    int whole = digits(text, at);
    int end = whole;
    if (end < text.length() && text.charAt(end) == '.') {
      end = digits(text, end + 1);
      if (whole == at && end == whole + 1) {
        return false;
      }
    } else if (whole == at) {
      return false;
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int power = end + 1;
      if (power < text.length() && (text.charAt(power) == '-' || text.charAt(power) == '+')) {
        power++;
      }
      int last = digits(text, power);
      return last > power && last == text.length();
    }
    return end == text.length();
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  /** The text of a typed scalar: {@code 1.10} is {@code 1.1}, {@code 0x10} is {@code 16}. */
  static String text(Object data) {
    return data instanceof Double real ? text(real.doubleValue()) : String.valueOf(data);
  }

  private static String text(double real) {
    if (Double.isNaN(real)) {
      return "NaN";
    }
    if (Double.isInfinite(real)) {
      return real > 0 ? "+Inf" : "-Inf";
    }
    if (real == 0) {
      return 1 / real < 0 ? "-0" : "0";
    }
    var exact = new BigDecimal(Double.toString(real)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (exponent >= -4 && exponent < 21) {
      return exact.toPlainString();
    }
    String digits = exact.unscaledValue().abs().toString();
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    String size = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : "" + Math.abs(exponent);
    return (real < 0 ? "-" : "")
        + digits.charAt(0)
        + fraction
        + "e"
        + (exponent < 0 ? "-" : "+")
        + size;
  }
}
