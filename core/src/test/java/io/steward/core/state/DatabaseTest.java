// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.steward.core.testing.MutableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  private static final Schema SAMPLE = new Schema("sample", "db/sample", 2);

  private final Clock clock = MutableClock.at("2026-11-23T08:00:00Z");
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void chooseFile() {
    file = folder.resolve("state/state.db");
  }

  @Test
  void constructingTouchesNothing() {
    try (Database database = Scratch.database(file, clock)) {
      assertThat(database.sql()).isNotNull();
    }

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void makesPrivateFolderAndFileAtFirstUse() throws Exception {
    try (Database database = Scratch.database(file, clock)) {
      database.sql().query("SELECT 1 AS one", row -> row.number("one"));

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
          .isEqualTo("rwx------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder.resolve("state/state.db-wal"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void opensWithTheSettingsThatKeepItsPromises() {
    try (Database database = Scratch.database(file, clock)) {
      assertThat(pragma(database.sql(), "journal_mode")).isEqualTo("wal");
      assertThat(pragma(database.sql(), "foreign_keys")).isEqualTo("1");
      assertThat(database.sql().query("PRAGMA busy_timeout", row -> row.number("timeout")))
          .containsExactly(5000L);
      assertThat(pragma(database.sql(), "synchronous")).isEqualTo("2");
      assertThat(pragma(database.sql(Durability.NORMAL), "synchronous")).isEqualTo("1");
    }
  }

  @Test
  void keepsEveryKindOfValue() {
    try (Database database = Scratch.database(file, clock, SAMPLE)) {
      Sql sql = database.sql();

      sql.update(
          "INSERT INTO sample_value (id, text, number, decimal, flag, at, bytes)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?)",
          1,
          "näme",
          Long.MAX_VALUE,
          0.25,
          true,
          Instant.parse("2026-11-23T08:00:00.123456Z"),
          new byte[] {0, -1});

      List<Object> read =
          sql.first(
                  "SELECT * FROM sample_value",
                  row ->
                      List.<Object>of(
                          row.text("text"),
                          row.number("number"),
                          row.decimal("decimal"),
                          row.flag("flag"),
                          row.instant("at"),
                          row.bytes("bytes")))
              .orElseThrow();
      assertThat(read)
          .containsExactly(
              "näme",
              Long.MAX_VALUE,
              0.25,
              true,
              Instant.parse("2026-11-23T08:00:00.123Z"),
              new byte[] {0, -1});
      assertThat(sql.query("SELECT at FROM sample_value", row -> row.text("at")))
          .containsExactly("2026-11-23T08:00:00.123Z");
    }
  }

  @Test
  void readsNullAsAbsentAndRefusesItWhereAValueIsNeeded() {
    try (Database database = Scratch.database(file, clock)) {
      Sql sql = database.sql();

      assertThat(sql.first("SELECT ? AS x", row -> row.optionalText("x"), (Object) null))
          .hasValueSatisfying(text -> assertThat(text).isEmpty());
      assertThatIllegalStateException()
          .isThrownBy(() -> sql.query("SELECT NULL AS x", row -> row.instant("x")))
          .withMessage("column x is empty");
    }
  }

  @Test
  void refusesToStoreATypeItDoesNotKnow() {
    try (Database database = Scratch.database(file, clock)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> database.sql().query("SELECT ?", row -> 1, Path.of("x")))
          .withMessageStartingWith("cannot store a ");
    }
  }

  @Test
  void undoesATransactionThatThrows() {
    try (Database database = Scratch.database(file, clock, SAMPLE)) {
      Sql sql = database.sql();

      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  sql.transaction(
                      () -> {
                        insert(sql, 1);
                        insert(database.sql(), 2);
                        throw new IllegalStateException("no");
                      }));

      assertThat(count(sql)).isZero();
    }
  }

  @Test
  void joinsTransactionsOfOneThread() {
    try (Database database = Scratch.database(file, clock, SAMPLE)) {
      Sql sql = database.sql();

      sql.transaction(
          () -> {
            insert(sql, 1);
            database.sql(Durability.NORMAL).transaction(() -> insert(database.sql(), 2));
          });

      assertThat(count(sql)).isEqualTo(2);
    }
  }

  @Test
  void refusesADurableWriteInsideATransactionThatIsNot() {
    try (Database database = Scratch.database(file, clock, SAMPLE)) {
      assertThatIllegalStateException()
          .isThrownBy(
              () -> database.sql(Durability.NORMAL).transaction(() -> insert(database.sql(), 1)))
          .withMessage("a write that must be durable cannot be part of a transaction that is not");
    }
  }

  @Test
  void letsEightThreadsOnTwoDatabasesCountTogether() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Database one = Scratch.database(file, clock, SAMPLE);
        Database two = Scratch.database(file, clock, SAMPLE)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        Sql sql = (thread % 2 == 0 ? one : two).sql();
        running.add(threads.submit(() -> countUp(sql, 50)));
      }
      for (Future<?> each : running) {
        each.get();
      }

      assertThat(one.sql().query("SELECT value FROM sample_counter", row -> row.number("value")))
          .containsExactly(400L);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void refusesToWorkAfterClose() {
    Database database = Scratch.database(file, clock);
    database.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> database.sql().update("DELETE FROM core_lock"))
        .withMessage("state " + file + " is closed");
  }

  private static void countUp(Sql sql, int times) {
    for (int i = 0; i < times; i++) {
      sql.transaction(
          () -> {
            long value =
                sql.first("SELECT value FROM sample_counter", row -> row.number("value"))
                    .orElseThrow();
            sql.update("UPDATE sample_counter SET value = ?", value + 1);
          });
    }
  }

  private static void insert(Sql sql, int id) {
    sql.update("INSERT INTO sample_value (id) VALUES (?)", id);
  }

  private static long count(Sql sql) {
    return sql.first("SELECT COUNT(*) AS n FROM sample_value", row -> row.number("n"))
        .orElseThrow();
  }

  private static String pragma(Sql sql, String name) {
    return sql.query("PRAGMA " + name, row -> row.text(name)).get(0);
  }
}
