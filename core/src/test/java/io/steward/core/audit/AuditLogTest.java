// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.steward.core.audit.Verification.Broken;
import io.steward.core.audit.Verification.Unbroken;
import io.steward.core.error.OperationException;
import io.steward.core.state.Database;
import io.steward.core.state.Scratch;
import io.steward.core.testing.MutableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
  private static final String ZEROS = "0".repeat(64);

  private final MutableClock clock = MutableClock.at("2026-11-23T20:41:00.120Z");
  @TempDir Path folder;
  private Database database;
  private AuditLog log;

  @BeforeEach
  void open() {
    database = Scratch.database(folder.resolve("state.db"), clock);
    log = new AuditLog(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void chainsEachEntryToTheOneBefore() {
    AuditRecord first = log.append(entry("website"));
    AuditRecord second = log.append(entry("monitoring"));

    assertThat(first.sequence()).isEqualTo(1);
    assertThat(first.previousHash()).isEqualTo(ZEROS);
    assertThat(second.sequence()).isEqualTo(2);
    assertThat(second.previousHash()).isEqualTo(first.hash());
    assertThat(log.verify()).isEqualTo(new Unbroken(2, second.hash()));
  }

  @Test
  void hashesAsDocumented() throws Exception {
    AuditRecord first = log.append(new AuditEntry("märk", "stack deploy", "", "deployed", "{}"));

    String canonical =
        "15:steward-audit-1,1:1,24:2026-11-23T20:41:00.120Z,5:märk,12:stack deploy,0:,"
            + "8:deployed,2:{},64:"
            + ZEROS
            + ",";
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
    assertThat(first.hash()).isEqualTo(HexFormat.of().formatHex(hash));
  }

  @Test
  void anEmptyLogIsUnbroken() {
    assertThat(log.verify()).isEqualTo(new Unbroken(0, ZEROS));
  }

  @Test
  void readsTheNewestFirst() {
    AuditRecord first = log.append(entry("one"));
    clock.advance(Duration.ofMinutes(1));
    AuditRecord second = log.append(entry("two"));
    AuditRecord third = log.append(entry("three"));

    assertThat(log.read(AuditFilter.newest(2))).containsExactly(third, second);
    assertThat(log.read(AuditFilter.newest(9).since(Instant.parse("2026-11-23T20:42:00Z"))))
        .containsExactly(third, second);
    assertThat(log.read(AuditFilter.newest(9))).containsExactly(third, second, first);
  }

  @Test
  void theDatabaseRefusesToChangeOrDeleteAnEntry() {
    log.append(entry("website"));

    for (String sql : List.of("UPDATE core_audit SET actor = 'eve'", "DELETE FROM core_audit")) {
      assertThatExceptionOfType(OperationException.class)
          .isThrownBy(() -> database.sql().update(sql))
          .withMessage(
              "state " + database.file() + " refused a statement: the audit log cannot be changed");
    }
  }

  @Test
  void findsAChangedField() throws Exception {
    appendFive();

    tamper("UPDATE core_audit SET actor = 'eve' WHERE sequence = 3");

    assertThat(log.verify())
        .isEqualTo(new Broken(3, "entry 3 was changed: its hash does not match"));
  }

  @Test
  void findsATimeThatIsNone() throws Exception {
    appendFive();

    tamper("UPDATE core_audit SET at = 'yesterday' WHERE sequence = 3");

    assertThat(log.verify())
        .isEqualTo(new Broken(3, "entry 3 was changed: its hash does not match"));
  }

  @Test
  void findsARemovedEntry() throws Exception {
    appendFive();

    tamper("DELETE FROM core_audit WHERE sequence = 3");

    assertThat(log.verify()).isEqualTo(new Broken(3, "entry 3 was removed"));
  }

  @Test
  void findsEntriesInAnotherOrder() throws Exception {
    appendFive();

    tamper(
        "UPDATE core_audit SET sequence = 99 WHERE sequence = 2",
        "UPDATE core_audit SET sequence = 2 WHERE sequence = 3",
        "UPDATE core_audit SET sequence = 3 WHERE sequence = 99");

    assertThat(log.verify())
        .isEqualTo(new Broken(2, "entry 2 was changed: its hash does not match"));
  }

  @Test
  void findsAnEntryWithAHashOfItsOwnThatFollowsNothing() throws Exception {
    appendFive();
    AuditRecord forged = AuditRecord.of(3, clock.instant(), entry("forged"), ZEROS);

    tamper(
        "UPDATE core_audit SET subject = 'forged', previous_hash = '%s', hash = '%s' WHERE sequence = 3"
            .formatted(ZEROS, forged.hash()));

    assertThat(log.verify()).isEqualTo(new Broken(3, "entry 3 does not follow the one before it"));
  }

  @Test
  void findsWhatWasCutOffAtTheEnd() throws Exception {
    appendFive();

    tamper("DELETE FROM core_audit WHERE sequence > 3");

    assertThat(log.verify()).isEqualTo(new Broken(4, "entries 4 to 5 were removed from the end"));
    log.append(entry("later"));
    assertThat(log.verify()).isEqualTo(new Broken(4, "entry 4 was removed"));
  }

  @Test
  void findsALastEntryThatWasReplaced() throws Exception {
    List<AuditRecord> written = appendFive();
    AuditRecord forged = AuditRecord.of(5, clock.instant(), entry("forged"), written.get(3).hash());

    tamper(
        "UPDATE core_audit SET subject = 'forged', hash = '%s' WHERE sequence = 5"
            .formatted(forged.hash()));

    assertThat(log.verify())
        .isEqualTo(new Broken(5, "entry 5 is not the one that was written last"));
  }

  @Test
  void findsAnEntryAddedByHand() throws Exception {
    List<AuditRecord> written = appendFive();
    AuditRecord forged = AuditRecord.of(6, clock.instant(), entry("forged"), written.get(4).hash());

    tamper(
        "INSERT INTO core_audit SELECT 6, at, actor, operation, 'forged', outcome, details, '%s', '%s' FROM core_audit WHERE sequence = 5"
            .formatted(forged.previousHash(), forged.hash()));

    assertThat(log.verify()).isEqualTo(new Broken(6, "entry 6 was not written by this program"));
  }

  @Test
  void findsThatTheRecordOfTheLastEntryIsGone() throws Exception {
    appendFive();

    tamper("DELETE FROM core_audit_head");

    assertThat(log.verify()).isEqualTo(new Broken(5, "the record of the last entry was removed"));
  }

  @Test
  void belongsToTheTransactionAroundIt() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                database
                    .sql()
                    .transaction(
                        () -> {
                          log.append(entry("website"));
                          throw new IllegalStateException("no");
                        }));

    assertThat(log.verify()).isEqualTo(new Unbroken(0, ZEROS));
  }

  @Test
  void staysOneChainWhenManyWrite() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Database other = Scratch.database(database.file(), clock)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        AuditLog each = new AuditLog(thread % 2 == 0 ? database : other, clock);
        running.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 25; i++) {
                    each.append(entry("website"));
                  }
                }));
      }
      assertThat(log.verify()).isInstanceOf(Unbroken.class);
      for (Future<?> each : running) {
        each.get();
      }

      assertThat(log.verify())
          .isEqualTo(new Unbroken(200, log.read(AuditFilter.newest(1)).get(0).hash()));
    } finally {
      threads.shutdownNow();
    }
  }

  private List<AuditRecord> appendFive() {
    List<AuditRecord> written = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      written.add(log.append(entry("stack-" + i)));
    }
    return written;
  }

  /** Works on the file as an intruder would: past the program, with the guards taken away. */
  private void tamper(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database.file());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("DROP TRIGGER core_audit_no_update");
      statement.executeUpdate("DROP TRIGGER core_audit_no_delete");
      statement.executeUpdate("DROP TRIGGER core_audit_head_no_delete");
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
    }
  }

  private static AuditEntry entry(String subject) {
    return new AuditEntry("mark", "stack deploy", subject, "deployed", "{}");
  }
}
