// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and times without quotes, which Compose reads as such and prints in another form. */
final class Timestamps {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})"
              + "(?:([Tt ])(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\.(\\d{1,9}))?"
              + "(Z|[+-]\\d{2}:\\d{2})?)?");

  private Timestamps() {}

  /** The text Compose makes of a plain date or time; null when it is none. */
  static @Nullable String text(String written) {
    Matcher parts = FORM.matcher(written);
    if (!parts.matches()) {
      return null;
    }
    String separator = parts.group(4);
    String zone = parts.group(9) == null ? "" : parts.group(9);
    boolean blank = " ".equals(separator);
    if (separator != null && blank != zone.isEmpty()) {
      return null;
    }
    try {
      LocalDateTime time =
          LocalDateTime.of(
              number(parts, 1),
              number(parts, 2),
              number(parts, 3),
              number(parts, 5),
              number(parts, 6),
              number(parts, 7));
      return time.toLocalDate() + " " + clock(time) + fraction(parts.group(8)) + zone(zone);
    } catch (DateTimeException e) {
      return null; // such as 2020-02-31: it stays the text it is
    }
  }

  /** What {@link #text} gives, as Compose writes it where it wants no text. */
  static String json(String text) {
    List<String> parts = List.of(text.split(" ", -1));
    String offset = parts.get(2);
    String zone =
        offset.endsWith("0000") ? "Z" : offset.substring(0, 3) + ":" + offset.substring(3);
    return parts.get(0) + "T" + parts.get(1) + zone;
  }

  private static int number(Matcher parts, int group) {
    return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
  }

  private static String clock(LocalDateTime time) {
    return two(time.getHour()) + ":" + two(time.getMinute()) + ":" + two(time.getSecond());
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : "" + number;
  }

  private static String fraction(@Nullable String digits) {
    String kept = digits == null ? "" : digits.replaceAll("0+$", "");
    return kept.isEmpty() ? "" : "." + kept;
  }

  private static String zone(String zone) {
    if (zone.isEmpty() || zone.equals("Z")) {
      return " +0000 UTC";
    }
    String offset = zone.replace(":", "");
    return " " + offset + " " + offset;
  }
}
