// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.audit;

import io.steward.core.state.StoredTime;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Names one run: {@code r-} and twelve of the digits {@code 0-9a-z} without {@code i l o u}. The
 * first nine are the millisecond of its start, so that ids sort as the runs began; the last three
 * are random.
 */
public record RunId(String value) implements Comparable<RunId> {
  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final Pattern FORM = Pattern.compile("r-[" + DIGITS + "]{12}");
  private static final int BITS = 5;
  private static final int TIME_DIGITS = 9;
  private static final int RANDOM_DIGITS = 3;
  private static final int RANDOM_BOUND = 1 << (BITS * RANDOM_DIGITS);

  /** Refuses text of any other form. */
  public RunId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not the id of a run: " + value);
    }
  }

  /** Whether this text could name a run. */
  public static boolean isValid(String value) {
    return FORM.matcher(value).matches();
  }

  /** A new one for a run that is asked for at this moment. */
  public static RunId at(Instant start) {
    return of(StoredTime.cut(start), ThreadLocalRandom.current().nextInt(RANDOM_BOUND));
  }

  static RunId of(Instant start, int random) {
    return new RunId(
        "r-" + digits(start.toEpochMilli(), TIME_DIGITS) + digits(random, RANDOM_DIGITS));
  }

  private static String digits(long number, int count) {
    StringBuilder digits = new StringBuilder(count);
    for (int i = count - 1; i >= 0; i--) {
      digits.append(DIGITS.charAt((int) (number >>> (i * BITS)) & (DIGITS.length() - 1)));
    }
    return digits.toString();
  }

  /** Earlier runs first. */
  @Override
  public int compareTo(RunId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
