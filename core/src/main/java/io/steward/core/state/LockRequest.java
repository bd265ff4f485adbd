// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * What to lock, and for whom.
 *
 * @param names everything to lock, at least one name; kept sorted and without repeats
 * @param holder the user who wants it
 * @param run the run that needs it
 * @param reason what for, in a word or two
 * @param longestWait how long to wait for others, zero for not at all
 * @param advice what else to do where another holds it; empty for nothing
 */
public record LockRequest(
    List<String> names,
    String holder,
    String run,
    String reason,
    Duration longestWait,
    String advice) {
  /** Sorts the names; refuses none, and a negative wait. */
  public LockRequest {
    names = names.stream().distinct().sorted().toList();
    if (names.isEmpty() || longestWait.isNegative()) {
      throw new IllegalArgumentException("no valid lock request: " + names + " " + longestWait);
    }
  }

  /** A request that does not wait. */
  public static LockRequest of(Collection<String> names, String holder, String run, String reason) {
    return new LockRequest(List.copyOf(names), holder, run, reason, Duration.ZERO, "");
  }

  /** The same request, waiting this long. */
  public LockRequest waiting(Duration longest) {
    return new LockRequest(names, holder, run, reason, longest, advice);
  }

  /** The same request, with this advice for who is refused. */
  public LockRequest advising(String what) {
    return new LockRequest(names, holder, run, reason, longestWait, what);
  }
}
