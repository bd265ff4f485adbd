// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.testing.MutableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

class DatabaseFailuresTest {
  private static final Schema SAMPLE = new Schema("sample", "db/sample", 2);

  private final Clock clock = MutableClock.at("2026-11-23T08:00:00Z");
  @TempDir Path folder;

  @Test
  void namesAFileThatIsNoDatabase() throws Exception {
    Path file = Files.writeString(folder.resolve("state.db"), "no database at all ".repeat(99));

    OperationException failure = failureOf(file);

    assertThat(failure.kind()).isEqualTo(ErrorKind.FAILED);
    assertThat(failure).hasMessage("state " + file + " is damaged: file is not a database");
    assertThat(failure.hints())
        .containsExactly(
            "restore it from a backup, or move it away to begin with an empty history");
  }

  @Test
  void namesADamagedPage() throws Exception {
    Path file = folder.resolve("state.db");
    try (Database database = Scratch.database(file, clock)) {
      database.sql().update("DELETE FROM core_lock");
    }
    byte[] bytes = Files.readAllBytes(file);
    java.util.Arrays.fill(bytes, 100, bytes.length, (byte) 0x55);
    Files.write(file, bytes);

    OperationException failure = failureOf(file);

    assertThat(failure)
        .hasMessage("state " + file + " is damaged: database disk image is malformed");
  }

  @Test
  void namesAFolderInPlaceOfTheFile() throws Exception {
    Path file = Files.createDirectory(folder.resolve("state.db"));

    OperationException failure = failureOf(file);

    assertThat(failure).hasMessage("cannot open state " + file + ": unable to open database file");
    assertThat(failure.hints())
        .containsExactly(
            "check that it is a file, and that this user may read and write it and its folder");
  }

  @Test
  void namesAPlaceWhereNothingCanBeMade() throws Exception {
    Path blocked = Files.createFile(folder.resolve("blocked"));
    Path file = blocked.resolve("deep/state.db");

    OperationException failure = failureOf(file);

    assertThat(failure).hasMessageStartingWith("cannot create state " + file + ": ");
    assertThat(failure.hints())
        .containsExactly(
            "check that this user may write there, or choose another place with XDG_STATE_HOME");
  }

  @Test
  void tellsThatTheFileIsReadOnly() throws Exception {
    Path file = folder.resolve("state.db");
    try (Database database = Scratch.database(file, clock)) {
      database.sql().update("DELETE FROM core_lock");
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);

    try (Connection connection = config.createConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      SQLException error =
          catchThrowableOfType(
              SQLException.class, () -> statement.executeUpdate("DELETE FROM core_run"));

      OperationException failure = new StoreFailures(file).of(error);
      assertThat(failure)
          .hasMessage("cannot write state " + file + ": it is read-only for this user");
      assertThat(failure.hints())
          .containsExactly(
              "run as the owner of " + folder + ", or give this user the right to write");
    }
  }

  @Test
  void staysWholeWhenTheDiskIsFull() throws Exception {
    Path file = folder.resolve("state.db");
    try (Database database = Scratch.database(file, clock, SAMPLE)) {
      Sql sql = database.sql();
      sql.update("INSERT INTO sample_value (id, text) VALUES (1, 'before')");
      Files.delete(folder.resolve("state.db.reserve"));
      sql.query("PRAGMA max_page_count = 1", row -> row.number("max_page_count"));

      assertThatExceptionOfType(OperationException.class)
          .isThrownBy(
              () ->
                  sql.transaction(
                      () -> {
                        sql.update("UPDATE sample_value SET text = 'half done'");
                        sql.update(
                            "INSERT INTO sample_value (id, text) VALUES (2, ?)",
                            "x".repeat(1 << 20));
                      }))
          .withMessage("cannot write state " + file + ": the disk is full")
          .satisfies(
              failure ->
                  assertThat(failure.hints())
                      .containsExactly("free some space on the disk of " + folder));

      assertThat(sql.query("SELECT text FROM sample_value", row -> row.text("text")))
          .containsExactly("before");
      assertThat(sql.update("INSERT INTO sample_value (id) VALUES (3)")).isEqualTo(1);
    }
  }

  @Test
  void tellsWhatAStatementWasRefusedFor() {
    Path file = folder.resolve("state.db");
    try (Database database = Scratch.database(file, clock)) {
      assertThatExceptionOfType(OperationException.class)
          .isThrownBy(() -> database.sql().update("DELETE FROM nowhere"))
          .withMessage("state " + file + " refused a statement: no such table: nowhere");
    }
  }

  @Test
  void namesTheMissingDriver() throws Exception {
    try (ChildJvm child =
        ChildJvm.start(
            entry -> !entry.startsWith("sqlite-jdbc"),
            OpenMain.class,
            folder.resolve("state.db").toString())) {
      assertThat(child.line())
          .isEqualTo(
              "state "
                  + folder.resolve("state.db")
                  + " cannot be opened: org.xerial:sqlite-jdbc is not on the class path"
                  + " [add the dependency org.xerial:sqlite-jdbc]");
    }
  }

  @Test
  void namesTheMissingMigrator() throws Exception {
    try (ChildJvm child =
        ChildJvm.start(
            entry -> !entry.startsWith("flyway-core"),
            OpenMain.class,
            folder.resolve("state.db").toString())) {
      assertThat(child.line())
          .isEqualTo(
              "state "
                  + folder.resolve("state.db")
                  + " cannot be opened: org.flywaydb:flyway-core is not on the class path"
                  + " [add the dependency org.flywaydb:flyway-core]");
    }
  }

  private OperationException failureOf(Path file) {
    try (Database database = Scratch.database(file, clock)) {
      return catchThrowableOfType(
          OperationException.class, () -> database.sql().update("DELETE FROM core_lock"));
    }
  }
}
