// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Says times as a person does, seen from one moment and place.
 *
 * @param now the moment
 * @param zone the place
 */
record Moment(Instant now, ZoneId zone) {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter YEAR =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  /** A moment where this program runs. */
  static Moment here(Instant now) {
    return new Moment(now, ZoneId.systemDefault());
  }

  /** {@code today 20:41}, {@code yesterday 22:41}, {@code 3 Nov 19:05}, {@code 3 Nov 2024}. */
  String at(Instant time) {
    ZonedDateTime there = time.atZone(zone);
    LocalDate today = now.atZone(zone).toLocalDate();
    if (there.toLocalDate().equals(today)) {
      return "today " + CLOCK.format(there);
    }
    if (there.toLocalDate().equals(today.minusDays(1))) {
      return "yesterday " + CLOCK.format(there);
    }
    return (there.getYear() == today.getYear() ? DAY : YEAR).format(there);
  }

  /** {@code 20:41:07}. */
  String clock(Instant time) {
    return SECONDS.format(time.atZone(zone));
  }

  /**
   * How long ago, in its largest unit: {@code 12 s}, {@code 5 min}, {@code 3 h}, {@code 2 days}.
   */
  String since(Instant time) {
    Duration age = Duration.between(time, now);
    if (age.toDays() > 0) {
      return PlanPage.plural(age.toDays(), "day");
    }
    if (age.toHours() > 0) {
      return age.toHours() + " h";
    }
    return age.toMinutes() > 0 ? age.toMinutes() + " min" : Math.max(0, age.toSeconds()) + " s";
  }
}
