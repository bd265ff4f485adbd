// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ComplaintsTest {
  private final Trial trial = new Trial(Path.of("/"));

  @Test
  void wrapsTheSentenceBelowItsBeginning() {
    assertThat(trial.run("lamp", "test", "away")).isEqualTo(5);
    assertThat(trial.err())
        .isEqualTo(
            """
            steward: error: lamp desk cannot be reached at 192.0.2.7: connection refused,
                            three times in 9 s
            hint: steward lamp test ceiling    try another
                  buy a new one
            """);
  }

  @Test
  void listsEveryProblemOfAnInvalidFile() {
    assertThat(trial.run("lamp", "test", "invalid")).isEqualTo(3);
    assertThat(trial.err())
        .isEqualTo(
            """
            steward: error: configuration is not valid: 2 problems
              config/lamps.yaml:3:5: lamps.desk: unknown key
                  hint: did you mean 'disk'?
              config/lamps.yaml:9:1: is empty
            """);
  }

  @Test
  void writesOneProblemDocumentForAProgram() {
    assertThat(trial.run("lamp", "test", "invalid", "--output", "json")).isEqualTo(3);
    assertThat(trial.out()).isEmpty();
    assertThat(trial.err())
        .startsWith("{\n  \"type\": \"urn:steward:configuration\",\n")
        .contains("\"exitCode\": 3", "\"line\": 3", "\"hint\": \"did you mean 'disk'?\"")
        .endsWith("}\n");
    assertThat(trial.run("lmap", "-ojson")).isEqualTo(2);
    assertThat(trial.err()).startsWith("{").contains("there is no command 'lmap'");
  }

  @Test
  void writesTheVerdictAsAProblemToo() {
    assertThat(trial.run("lamp", "judge", "-o", "json")).isEqualTo(4);
    assertThat(trial.out()).isEqualTo("{\n  \"dark\": 1\n}\n");
    assertThat(trial.err()).contains("\"detail\": \"1 lamp is dark\"", "\"exitCode\": 4");
  }

  @Test
  void keepsTheTraceOfAMistakeInAFile() throws IOException {
    assertThat(trial.run("lamp", "test", "mistake")).isEqualTo(1);
    String told = trial.err().replaceAll("\\s+", " ");
    assertThat(told)
        .startsWith(
            "steward: error: internal error: java.lang.IllegalStateException: a wire is loose;")
        .doesNotContain("\tat ");

    Path file = Path.of(told.replaceFirst(".*the trace is in (\\S+).*", "$1"));
    assertThat(file).content().contains("LampPlugin$TestLamp.run");
    Files.delete(file);
  }

  @Test
  void showsTheTraceOfAMistakeWhenAskedTo() {
    assertThat(trial.run("lamp", "test", "mistake", "-v")).isEqualTo(1);
    assertThat(trial.err()).contains("a wire is loose\n\tat ");
  }
}
