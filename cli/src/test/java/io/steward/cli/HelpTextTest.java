// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HelpTextTest {
  private final Trial trial = new Trial(Path.of("/"));

  @Test
  void explainsACommandFromItsSpecAlone() {
    assertThat(trial.run("lamp", "paint", "--help")).isZero();
    assertThat(trial.out())
        .startsWith(
            """
            Usage: steward lamp paint [LAMP…] [OPTION…]
            Short: steward paint

            Paints lamps.

            The paint dries by itself.

            Arguments
              LAMP                    Which lamps

            Options
              -c, --colour red|dark-green
                                      The colour (default red)
                  --dry DRY           How long it dries (default 1m)
                  --note NOTE         Notes
                  --pattern FILE      A pattern
                  --no-twice          Not: Two coats
                  --shade             Also the shade

            Options of commands that change something
              -y, --yes               Answers every question with yes
            """)
        .endsWith(
            """
            Examples
              steward paint desk -c dark-green  a green desk lamp
            """);
  }

  @Test
  void givesTheSameHelpEveryWay() {
    trial.run("lamp", "paint", "--help");
    String help = trial.out();

    trial.run("paint", "-h");
    assertThat(trial.out()).isEqualTo(help);
    trial.run("help", "lamp", "paint");
    assertThat(trial.out()).isEqualTo(help);
    trial.run("help", "paint");
    assertThat(trial.out()).isEqualTo(help);
  }

  @Test
  void listsEveryCommand() {
    assertThat(trial.run("--help")).isZero();
    assertThat(trial.out())
        .contains("Lamp\n  lamp list               Lists the lamps\n")
        .contains("  lamp paint, paint       Paints lamps\n")
        .contains("  completion              Prints the script");
  }

  @Test
  void staysWithin78Columns() {
    trial.run("--help");
    assertThat(trial.out().lines()).allMatch(line -> line.length() <= 78);
    trial.run("paint", "--help");
    assertThat(trial.out().lines()).allMatch(line -> line.length() <= 78);
  }

  @Test
  void staysAsciiInAnAsciiLocale() {
    trial.with("LC_ALL", "C").run("paint", "--help");

    assertThat(trial.out()).startsWith("Usage: steward lamp paint [LAMP...] [OPTION...]\n");
    assertThat(trial.out().chars()).allMatch(c -> c < 128);
  }

  @Test
  void coloursOnlyForAPersonOrWhenAsked() {
    trial.run("--help");
    assertThat(trial.out()).doesNotContain("\u001b");
    trial.run("--help", "--color=always");
    assertThat(trial.out()).contains("\u001b[1msteward\u001b[0m");
    trial.onTerminal(80, "").run("--help");
    assertThat(trial.out()).contains("\u001b[1m");
    trial.with("NO_COLOR", "1").run("--help");
    assertThat(trial.out()).doesNotContain("\u001b");
  }
}
