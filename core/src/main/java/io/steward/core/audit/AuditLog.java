// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.audit;

import io.steward.core.state.Database;
import io.steward.core.state.Row;
import io.steward.core.state.Sql;
import io.steward.core.state.StoredTime;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Every writing operation: who, what, on what, how it ended. Entries are only ever added; the
 * database refuses to change or delete one, and each entry carries the hash of the one before it,
 * so that {@link #verify()} finds what was done behind the program's back.
 *
 * <p>The hash of an entry is SHA-256 over these texts, each in UTF-8 and written as its length in
 * bytes in decimal, a colon, the bytes, a comma: {@code steward-audit-1}, sequence in decimal, time
 * as ISO-8601 in UTC with three decimals, actor, operation, subject, outcome, details exactly as
 * stored, and the hash of the previous entry in lower-case hexadecimal (64 zeros for the first).
 *
 * <p>What {@link #append} returned is on the disk. Thread-safe, over several processes too.
 */
public final class AuditLog {
  private static final String NO_HASH = "0".repeat(64);
  private static final int CHUNK = 1000;

  private final Sql sql;
  private final Clock clock;

  /** Keeps the log in this database. */
  public AuditLog(Database database, Clock clock) {
    this.sql = database.sql();
    this.clock = clock;
  }

  /** Writes an entry at the end, with the present time; inside a transaction as part of it. */
  public AuditRecord append(AuditEntry entry) {
    return sql.transaction(
        () -> {
          Head head = head().orElseGet(() -> new Head(0, NO_HASH, 0));
          AuditRecord added =
              AuditRecord.of(
                  Math.max(head.sequence(), head.last()) + 1,
                  StoredTime.cut(clock.instant()),
                  entry,
                  head.hash());
          insert(added);
          return added;
        });
  }

  /** The newest entries that match, newest first. */
  public List<AuditRecord> read(AuditFilter filter) {
    return sql.query(
        "SELECT * FROM core_audit WHERE at >= ? ORDER BY sequence DESC LIMIT ?",
        AuditLog::record,
        filter.since().map(StoredTime::text).orElse(""),
        filter.limit());
  }

  /**
   * Reads the whole log and says whether it is as it was written: finds entries that were changed,
   * removed, put in another order, added by hand, or cut off at the end. Others may append
   * meanwhile. Who can write the file and knows this class can still rewrite all of it: keep {@link
   * Verification.Unbroken#lastHash()} elsewhere to find that too.
   */
  public Verification verify() {
    long count = 0;
    String lastHash = NO_HASH;
    while (true) {
      for (Link next : after(count)) {
        Optional<Verification.Broken> broken = check(next, count + 1, lastHash);
        if (broken.isPresent()) {
          return broken.get();
        }
        count++;
        lastHash = next.hash();
      }
      Head head = head().orElse(null);
      if (head == null) {
        return new Verification.Broken(count, "the record of the last entry was removed");
      }
      if (head.last() <= count) {
        return end(head, count, lastHash);
      }
    }
  }

  private static Verification end(Head head, long count, String lastHash) {
    if (head.sequence() > count) {
      return new Verification.Broken(
          count + 1,
          "entries %d to %d were removed from the end".formatted(count + 1, head.sequence()));
    }
    if (head.sequence() < count) {
      return new Verification.Broken(
          head.sequence() + 1,
          "entry %d was not written by this program".formatted(head.sequence() + 1));
    }
    if (!head.hash().equals(lastHash)) {
      return new Verification.Broken(
          count, "entry %d is not the one that was written last".formatted(count));
    }
    return new Verification.Unbroken(count, lastHash);
  }

  private static Optional<Verification.Broken> check(Link next, long sequence, String lastHash) {
    if (next.sequence() != sequence) {
      return Optional.of(
          new Verification.Broken(sequence, "entry %d was removed".formatted(sequence)));
    }
    if (!next.hash().equals(next.expected())) {
      return Optional.of(
          new Verification.Broken(
              sequence, "entry %d was changed: its hash does not match".formatted(sequence)));
    }
    if (!next.previousHash().equals(lastHash)) {
      return Optional.of(
          new Verification.Broken(
              sequence, "entry %d does not follow the one before it".formatted(sequence)));
    }
    return Optional.empty();
  }

  private List<Link> after(long sequence) {
    return sql.query(
        "SELECT * FROM core_audit WHERE sequence > ? ORDER BY sequence LIMIT ?",
        AuditLog::link,
        sequence,
        CHUNK);
  }

  /** The record of the last entry, and the last entry's real number, read at the same moment. */
  private Optional<Head> head() {
    return sql.first(
        "SELECT sequence, hash, (SELECT COALESCE(MAX(sequence), 0) FROM core_audit) AS last"
            + " FROM core_audit_head",
        row -> new Head(row.number("sequence"), row.text("hash"), row.number("last")));
  }

  private void insert(AuditRecord added) {
    AuditEntry entry = added.entry();
    sql.update(
        "INSERT INTO core_audit (sequence, at, actor, operation, subject, outcome, details,"
            + " previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        added.sequence(),
        added.at(),
        entry.actor(),
        entry.operation(),
        entry.subject(),
        entry.outcome(),
        entry.details(),
        added.previousHash(),
        added.hash());
    sql.update("UPDATE core_audit_head SET sequence = ?, hash = ?", added.sequence(), added.hash());
  }

  private static AuditRecord record(Row row) {
    return new AuditRecord(
        row.number("sequence"),
        row.instant("at"),
        entry(row),
        row.text("previous_hash"),
        row.text("hash"));
  }

  private static Link link(Row row) {
    long sequence = row.number("sequence");
    String previousHash = row.text("previous_hash");
    String expected = AuditRecord.hash(sequence, row.text("at"), entry(row), previousHash);
    return new Link(sequence, previousHash, row.text("hash"), expected);
  }

  private static AuditEntry entry(Row row) {
    return new AuditEntry(
        row.text("actor"),
        row.text("operation"),
        row.text("subject"),
        row.text("outcome"),
        row.text("details"));
  }

  private record Head(long sequence, String hash, long last) {}

  /** What of an entry the check needs; the time stays text, so that nonsense is found too. */
  private record Link(long sequence, String previousHash, String hash, String expected) {}
}
