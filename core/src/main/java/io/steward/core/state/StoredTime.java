// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The one form in which instants are stored: ISO-8601 text in UTC with exactly three decimals, such
 * as {@code 2026-11-23T03:38:45.120Z}. A person can read it, and it sorts as text as it does in
 * time. Anything below a millisecond is cut off.
 */
public final class StoredTime {
  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private StoredTime() {}

  /** The instant as it comes back from the store: without anything below a millisecond. */
  public static Instant cut(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The stored text. */
  public static String text(Instant instant) {
    return FORMAT.format(instant);
  }
}
