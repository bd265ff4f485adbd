// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.error;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what a mistyped name probably meant. */
public final class Names {
  private Names() {}

  /**
   * The candidate closest to {@code typed} by edits, ignoring case; empty when none is within a
   * third of its length (at least two edits).
   */
  public static Optional<String> nearest(String typed, Collection<String> candidates) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    int bound = Math.max(2, wanted.length() / 3);
    String best = "";
    for (String candidate : candidates) {
      int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
      if (distance < bound || (distance == bound && best.isEmpty())) {
        best = candidate;
        bound = distance;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** {@code did you mean 'x'?} for the nearest candidate, or the known names when few. */
  public static Optional<String> suggestion(String typed, Collection<String> candidates) {
    Optional<String> near = nearest(typed, candidates).map(name -> "did you mean '" + name + "'?");
    if (near.isPresent() || candidates.isEmpty() || candidates.size() > 12) {
      return near;
    }
    return Optional.of("known: " + String.join(", ", candidates.stream().sorted().toList()));
  }

  private static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int change = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        current[column] =
            Math.min(
                previous[column - 1] + change, Math.min(previous[column], current[column - 1]) + 1);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
