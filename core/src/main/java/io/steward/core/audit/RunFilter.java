// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.audit;

import java.util.Optional;

/**
 * Which runs to list.
 *
 * @param limit how many at most, at least 1
 * @param operation only this operation
 * @param subject only what worked on this
 */
public record RunFilter(int limit, Optional<String> operation, Optional<String> subject) {
  /** Refuses a limit below 1. */
  public RunFilter {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, not " + limit);
    }
  }

  /** The newest runs of any kind. */
  public static RunFilter newest(int limit) {
    return new RunFilter(limit, Optional.empty(), Optional.empty());
  }

  /** Only runs of this operation. */
  public RunFilter ofOperation(String only) {
    return new RunFilter(limit, Optional.of(only), subject);
  }

  /** Only runs on this subject. */
  public RunFilter onSubject(String only) {
    return new RunFilter(limit, operation, Optional.of(only));
  }
}
