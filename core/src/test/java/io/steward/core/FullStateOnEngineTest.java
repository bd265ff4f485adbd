// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.Outcome;
import io.steward.core.error.ErrorKind;
import io.steward.core.operation.Mark;
import io.steward.core.process.Command;
import io.steward.core.process.ProcessRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk that the state lies on has no room, on the engine. */
class FullStateOnEngineTest {
  private Path disk;
  private EngineHomelab lab;
  private World world;

  @BeforeEach
  void begin(@TempDir Path folder) throws IOException {
    disk = Files.createDirectories(folder.resolve("disk"));
    lab = new EngineHomelab(folder).variable("XDG_STATE_HOME", disk.resolve("state").toString());
    run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString());
    world = World.deployed(lab);
  }

  @AfterEach
  void end() {
    lab.close();
    run("umount", "-l", disk.toString());
  }

  private static void run(String... line) {
    assertThat(new ProcessRunner().run(Command.of(List.of(line))).errors()).isEmpty();
  }

  private void fill() {
    for (int size = 1 << 12; size > 0; size /= 16) {
      try {
        while (true) {
          Files.write(
              disk.resolve("filler"),
              new byte[size],
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND);
        }
      } catch (IOException full) {
        // So much does not fit any more; less might.
      }
    }
  }

  /** Gives up what is kept for this case, too. */
  private void fillToTheBrim() {
    try (Stream<Path> files = Files.walk(disk)) {
      for (Path reserve : files.filter(file -> file.toString().endsWith(".reserve")).toList()) {
        Files.delete(reserve);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    fill();
  }

  private Attempt attempt(String web) {
    lab.stack("app", World.web("image: steward/tiny:2\n" + web));
    return lab.attempt("app");
  }

  @Test
  void refusesWhenItIsFull() {
    fill();

    Attempt attempt = attempt("");

    assertThat(attempt.error())
        .matches(
            "preflight: the state "
                + lab.state()
                + " has only \\d+ kB of room. Nothing was touched");
    assertThat(attempt.kind()).contains(ErrorKind.FAILED);
    assertThat(attempt.result()).isEmpty();

    world.untouched();
  }

  @Test
  void goesBackWhenItFillsUpWhileContainersAreMade() {
    lab.during(step -> step.subject().equals("snapshot"), this::fill);

    attempt("    command: ['false']")
        .failed("app", Outcome.ROLLED_BACK, "web: exited (1), its process ended: exit code 1");

    world.back();
  }

  private String full() {
    return "cannot write state " + lab.state().resolve("state.db") + ": the disk is full";
  }

  @Test
  void refusesWithoutAnyRoom() {
    fillToTheBrim();

    attempt("").refused(ErrorKind.FAILED, full());

    world.untouched();
  }

  @Test
  void refusesWhenItHasNoRoomBeforeAnythingIsTouched() {
    lab.during(
        step -> step.subject().equals("preflight") && step.mark() == Mark.OK, this::fillToTheBrim);

    attempt("").refused(ErrorKind.FAILED, full());

    world.untouched();
  }

  /** What cannot be written down is not done. */
  @Test
  void touchesNothingWhenItsStepsCannotBeWritten() throws IOException {
    lab.during(step -> step.subject().equals("snapshot"), this::fillToTheBrim);

    Attempt attempt = attempt("");

    attempt.failed("app", Outcome.ROLLED_BACK, full());
    assertThat(attempt.stack("app").remarks())
        .containsExactly(
            "This could not be written down ("
                + full()
                + "): steward stack resume app does it later.");
    world.untouched();
  }

  @Test
  void goesBackWhenTheEndCannotBeWritten() throws IOException {
    lab.during(EngineHomelab::gated, this::fillToTheBrim);

    Attempt attempt = attempt("");

    attempt.failed("app", Outcome.ROLLED_BACK, full());
    world.back();
  }
}
