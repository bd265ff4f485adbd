// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.audit.operation;

import com.google.inject.Inject;
import io.steward.core.audit.AuditFilter;
import io.steward.core.audit.AuditLog;
import io.steward.core.audit.AuditRecord;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.time.Clock;
import java.time.Duration;

/** Lists what was changed, by whom, and how it ended. */
final class ReadAuditLog implements Operation<ReadAuditLog.Input, AuditEntries> {
  static final Spec SPEC =
      Spec.operation("audit", "log", ReadAuditLog.class)
          .summary("Lists what was changed, by whom, and how it ended")
          .example("steward audit log", "the last 50 entries, newest first")
          .example("steward audit log --since 7d --limit 1000", "those of a week")
          .build();

  private final AuditLog log;
  private final Clock clock;

  @Inject
  ReadAuditLog(AuditLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  record Input(
      @Arg(value = "How many entries at most, from 1", fallback = "50") int limit,
      @Arg(value = "Only entries of this last time, such as 7d; 0s for all", fallback = "0s")
          Duration since) {}

  @Override
  public AuditEntries run(Input input, Run run) {
    if (input.limit() < 1) {
      throw OperationException.of(
          ErrorKind.USAGE, "limit must be at least 1, not " + input.limit());
    }
    AuditFilter newest = AuditFilter.newest(input.limit());
    AuditFilter filter =
        input.since().isZero() ? newest : newest.since(clock.instant().minus(input.since()));
    return new AuditEntries(log.read(filter).stream().map(ReadAuditLog::entry).toList());
  }

  private static AuditEntries.Item entry(AuditRecord found) {
    var entry = found.entry();
    return new AuditEntries.Item(
        found.sequence(),
        found.at(),
        entry.actor(),
        entry.operation(),
        entry.subject(),
        entry.outcome(),
        entry.details());
  }
}
