// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void standInFolder() {
    trial = new Trial(folder);
  }

  private void makeHomelab() throws IOException {
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(folder.resolve("config/lamps.yaml"), "lamps: {desk: hall}\n");
  }

  @Test
  void printsAListAsATable() throws IOException {
    makeHomelab();

    assertThat(trial.run("lamp", "list")).isZero();
    assertThat(trial.out()).isEqualTo("LAMP     ROOM\ndesk     hall\nceiling  hall\n");
    assertThat(trial.err()).isEmpty();
  }

  @Test
  void takesLsForList() throws IOException {
    makeHomelab();

    assertThat(trial.run("lamp", "ls", "-o", "json")).isZero();
    assertThat(trial.out())
        .isEqualTo("{\n  \"names\": [\n    \"desk\",\n    \"ceiling\"\n  ]\n}\n");
  }

  @Test
  void printsYamlWhereOptionsStandFirst() throws IOException {
    makeHomelab();

    assertThat(trial.run("--format=yaml", "lamp", "list")).isZero();
    assertThat(trial.out()).isEqualTo("names:\n- desk\n- ceiling\n");
  }

  @Test
  void findsTheHomelabAboveAndByOption() throws IOException {
    makeHomelab();
    Path below = Files.createDirectories(folder.resolve("stacks/media"));

    assertThat(new Trial(below).run("lamp", "list")).isZero();
    assertThat(new Trial(Path.of("/")).run("-C", below.toString(), "lamp", "list")).isZero();
  }

  @Test
  void saysWhereThereIsNoHomelab() {
    assertThat(trial.run("lamp", "list")).isEqualTo(3);
    assertThat(trial.err())
        .contains("there is no homelab in")
        .contains("hint: steward init          makes one here");
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    assertThat(trial.run("-C", "nowhere", "lamp", "judge")).isEqualTo(2);
    assertThat(trial.err()).contains("there is no folder").contains("-C takes an existing folder");
  }

  @Test
  void bindsArgumentsOptionsAndDefaults() {
    int code =
        trial.run(
            "paint",
            "desk",
            "hall",
            "-cdark-green",
            "--note",
            "a=1",
            "--note",
            "b=x=y",
            "--no-twice",
            "--pattern",
            "p.svg",
            "--dry-run",
            "-o",
            "yaml");

    assertThat(code).isZero();
    assertThat(trial.out())
        .isEqualTo(
            """
            as:
              lamps:
              - desk
              - hall
              colour: dark-green
              dry: 1m
              note:
                a: '1'
                b: x=y
              pattern: p.svg
              twice: false
              shade: false
            by: somebody
            dryRun: true
            """);
  }

  @Test
  void printsAPlainRecordByName() {
    assertThat(trial.run("lamp", "judge", "-q")).isEqualTo(4);
    assertThat(trial.out()).isEqualTo("dark  1\n");
    assertThat(trial.err()).isEqualTo("steward: error: 1 lamp is dark\nhint: steward lamp paint\n");
  }

  @Test
  void reportsEachChangeOnceOffATerminal() {
    trial.run("paint", "desk");

    assertThat(trial.err())
        .isEqualTo(
            """
            2026-11-22 20:41:00 hall/desk: wet
            2026-11-22 20:41:00 hall/desk: dry after 0 s, as new
            """);
  }

  @Test
  void asksOnATerminal() {
    assertThat(trial.onTerminal(80, "y\n").run("lamp", "sell")).isZero();
    assertThat(trial.err()).isEqualTo("Sell the desk lamp? [y/N] ");
    assertThat(trial.onTerminal(80, "\n").run("lamp", "sell")).isEqualTo(6);
    assertThat(trial.err())
        .endsWith("[y/N] \u001b[31msteward: error: \u001b[0mnot confirmed; nothing was touched\n");
  }

  @Test
  void refusesToGuessTheAnswerOffATerminal() {
    assertThat(trial.run("lamp", "sell")).isEqualTo(6);
    assertThat(trial.err())
        .isEqualTo(
            """
            steward: error: nobody can answer 'Sell the desk lamp?' here; nothing was
                            touched
            hint: --yes answers it with yes
            """);
    assertThat(trial.run("lamp", "sell", "-y")).isZero();
  }

  @Test
  void endsQuietlyWhenNobodyReadsOn() {
    var closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    assertThat(trial.run(closed, "lamp", "judge", "-o", "json")).isZero();
    assertThat(trial.err()).isEmpty();
  }

  @Test
  void saysWhenTheOutputCannotBeWritten() {
    var full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };

    assertThat(trial.run(full, "lamp", "judge")).isEqualTo(1);
    assertThat(trial.err())
        .isEqualTo("steward: error: input or output failed: No space left on device\n");
  }

  @Test
  void printsTheVersionWithoutReadingAnything() {
    assertThat(trial.run("--version")).isZero();
    assertThat(trial.out()).startsWith("steward ").contains(" on Java ");
  }
}
