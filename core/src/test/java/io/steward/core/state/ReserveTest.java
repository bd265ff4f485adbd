// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.steward.core.error.OperationException;
import io.steward.core.process.Command;
import io.steward.core.process.ProcessRunner;
import io.steward.core.testing.MutableClock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a file system of four megabytes that only root can make. */
class ReserveTest {
  private static final Schema SAMPLE = new Schema("sample", "db/sample", 2);

  @TempDir Path folder;
  private Path disk;
  private Path file;
  private Database database;

  @BeforeEach
  void mount() throws IOException {
    disk = Files.createDirectory(folder.resolve("disk"));
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString());
    if (!"required".equals(System.getenv("STEWARD_LAB"))) {
      assumeThat(mounted).as("only root can mount").isTrue();
    }
    assertThat(mounted).isTrue();
    file = disk.resolve("state.db");
    database = Scratch.database(file, MutableClock.at("2026-11-23T08:00:00Z"), SAMPLE);
    insert(1, "first");
  }

  @AfterEach
  void unmount() {
    if (database != null) {
      database.close();
      run("umount", disk.toString());
    }
  }

  private static boolean run(String... words) {
    return new ProcessRunner().run(Command.of(List.of(words))).succeeded();
  }

  private void insert(int id, String text) {
    database.sql().update("INSERT INTO sample_value (id, text) VALUES (?, ?)", id, text);
  }

  private long rows() {
    return database
        .sql()
        .first("SELECT count(*) AS rows FROM sample_value", row -> row.number("rows"))
        .orElse(-1L);
  }

  private Path reserve() {
    return disk.resolve("state.db.reserve");
  }

  /** Writes until there is not one byte left. */
  private Path fill() throws IOException {
    Path filler = disk.resolve("filler");
    try (OutputStream out = Files.newOutputStream(filler)) {
      byte[] block = new byte[512];
      while (Files.size(filler) < (8 << 20)) {
        out.write(block);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
    return filler;
  }

  @Test
  void isGivenUpForWhatIsWrittenOnAFullDisk() throws IOException {
    assertThat(reserve()).hasSize(Reserve.BYTES);
    Path filler = fill();
    int id = 2;

    while (Files.exists(reserve())) {
      insert(id++, "x".repeat(20_000));
    }

    assertThat(rows()).isEqualTo(id - 1);
    Files.delete(filler);
    insert(id, "last");
    assertThat(reserve()).hasSize(Reserve.BYTES);
  }

  @Test
  void isGivenUpForAWholeTransaction() throws IOException {
    fill();

    database
        .sql()
        .transaction(
            () -> {
              insert(2, "x".repeat(100_000));
              insert(3, "x".repeat(100_000));
            });

    assertThat(reserve()).doesNotExist();
    assertThat(rows()).isEqualTo(3);
  }

  @Test
  void saysWhatToDoWhenItIsNotEnough() throws IOException {
    fill();

    assertThatExceptionOfType(OperationException.class)
        .isThrownBy(() -> insert(2, "x".repeat(2_000_000)))
        .withMessage("cannot write state " + file + ": the disk is full")
        .satisfies(
            failure ->
                assertThat(failure.hints())
                    .containsExactly("free some space on the disk of " + disk));

    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void isGivenUpToOpenTheState() throws IOException {
    database.close();
    fill();

    database = Scratch.database(file, MutableClock.at("2026-11-23T08:00:00Z"), SAMPLE);

    assertThat(rows()).isEqualTo(1);
    assertThat(reserve()).doesNotExist();
  }

  @Test
  void isNotMadeWhereThereIsNoRoom() throws IOException {
    database.close();
    Files.delete(reserve());
    Path filler = fill();
    try (FileChannel channel = FileChannel.open(filler, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - Reserve.BYTES);
    }

    database = Scratch.database(file, MutableClock.at("2026-11-23T08:00:00Z"), SAMPLE);

    assertThat(rows()).isEqualTo(1);
    assertThat(reserve()).doesNotExist();
  }
}
