// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries to read.
 *
 * @param limit how many at most, at least 1
 * @param since only those written at this instant or later
 */
public record AuditFilter(int limit, Optional<Instant> since) {
  /** Refuses a limit below 1. */
  public AuditFilter {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, not " + limit);
    }
  }

  /** The newest entries. */
  public static AuditFilter newest(int limit) {
    return new AuditFilter(limit, Optional.empty());
  }

  /** Only entries of this instant or later. */
  public AuditFilter since(Instant first) {
    return new AuditFilter(limit, Optional.of(first));
  }
}
