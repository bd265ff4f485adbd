// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.testing.MutableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
  private final Clock clock = MutableClock.at("2026-11-23T08:00:00Z");
  @TempDir Path folder;

  @Test
  void newestNumberOfCoreIsTheNewestFile() throws Exception {
    try (var files =
        Files.list(Path.of(Schema.class.getResource("/" + Schema.CORE.folder()).toURI()))) {
      assertThat(files.map(path -> path.getFileName().toString().replaceAll("__.*", "")))
          .contains("V" + Schema.CORE.newest())
          .doesNotContain("V" + (Schema.CORE.newest() + 1));
    }
  }

  @Test
  void movesAnOlderStateForward() {
    try (Database old = database(1)) {
      assertThat(tables(old)).contains("sample_value").doesNotContain("sample_counter");
    }

    try (Database database = database(2)) {
      assertThat(tables(database)).contains("sample_value", "sample_counter");
      assertThat(numbers(database)).containsExactly("core 2", "sample 2");
    }
  }

  @Test
  void keepsAHistoryTableForEachModule() {
    try (Database database = database(2)) {
      assertThat(tables(database)).contains("core_schema_history", "sample_schema_history");
    }
  }

  @Test
  void refusesAStateOfANewerProgram() {
    try (Database newer = database(2)) {
      assertThat(numbers(newer)).contains("sample 2");
    }

    try (Database older = database(1)) {
      assertThatExceptionOfType(OperationException.class)
          .isThrownBy(() -> numbers(older))
          .withMessage(
              "state "
                  + folder.resolve("state.db")
                  + " was written by a newer Steward (schema sample 2, this one knows 1)")
          .satisfies(
              failure -> {
                assertThat(failure.kind()).isEqualTo(ErrorKind.REFUSED);
                assertThat(failure.hints())
                    .containsExactly("update this Steward to the version that wrote it");
              });
    }
  }

  @Test
  void leavesTheMigratorAloneWhenNothingIsNew() throws Exception {
    try (Database first = database(2)) {
      assertThat(numbers(first)).hasSize(2);
    }

    try (ChildJvm child =
        ChildJvm.start(
            entry -> !entry.startsWith("flyway-core"),
            OpenMain.class,
            folder.resolve("state.db").toString())) {
      assertThat(child.line()).isEqualTo("[core 2, sample 2]");
    }
  }

  @Test
  void letsThreadsAndProcessesMigrateAtTheSameTime() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    CyclicBarrier together = new CyclicBarrier(2);
    String file = folder.resolve("state.db").toString();
    try (ChildJvm one = ChildJvm.start(OpenMain.class, file);
        ChildJvm two = ChildJvm.start(OpenMain.class, file)) {
      List<Future<List<String>>> running = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        running.add(
            threads.submit(
                () -> {
                  try (Database database = database(2)) {
                    together.await();
                    return numbers(database);
                  }
                }));
      }

      assertThat(one.line()).isEqualTo("[core 2, sample 2]");
      assertThat(two.line()).isEqualTo("[core 2, sample 2]");
      for (Future<List<String>> each : running) {
        assertThat(each.get()).containsExactly("core 2", "sample 2");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void refusesAPrefixThatIsNoWord() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Schema("Deploy-1", "db/deploy", 1))
        .withMessage("no valid schema: Deploy-1 1");
  }

  private Database database(int newest) {
    return Scratch.database(
        folder.resolve("state.db"), clock, new Schema("sample", "db/sample", newest));
  }

  private static List<String> numbers(Database database) {
    return database
        .sql()
        .query(
            "SELECT module, number FROM steward_schema ORDER BY module",
            row -> row.text("module") + " " + row.number("number"));
  }

  private static List<String> tables(Database database) {
    return database
        .sql()
        .query("SELECT name FROM sqlite_master WHERE type = 'table'", row -> row.text("name"));
  }
}
