// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts, read by the shells they are for. */
class CompletionTest {
  @TempDir Path folder;

  private Path script(String shell) throws IOException {
    var trial = new Trial(folder);
    assertThat(trial.run("completion", shell)).isZero();
    return Files.writeString(folder.resolve("completion." + shell), trial.out());
  }

  private static boolean has(String program) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private String output(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(folder.resolve("nothing").toFile()))
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "steward la | lamp",
        "steward pai | paint",
        "steward lamp | lamp",
        "steward lamp '' | list paint test sell judge",
        "steward lamp pa | paint",
        "steward -C /tmp lamp te | test",
        "steward lamp paint --no | --note --no-twice",
        "steward paint --colour '' | red dark-green",
        "steward lamp paint -c d | dark-green",
        "steward lamp list -o '' | text json yaml",
        "steward -o js | json",
        "steward completion f | fish",
        "steward lamp list --y | ''",
        "steward paint --y | --yes",
        "steward paint --pattern som | some.svg",
      })
  void completesInBash(String line, String expected) throws Exception {
    assumeTrue(has("bash"), "bash is not installed");
    Files.writeString(folder.resolve("nothing"), "");
    Files.writeString(folder.resolve("some.svg"), "");

    String found =
        output(
            "bash",
            "-c",
            "source '"
                + script("bash")
                + "'; COMP_WORDS=("
                + line
                + "); "
                + "COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _steward; echo \"${COMPREPLY[*]}\"");

    assertThat(words(found)).containsExactlyInAnyOrderElementsOf(words(expected));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.strip().split(" ")).collect(Collectors.toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void isCorrectForItsShell(String shell) throws Exception {
    assumeTrue(has(shell), shell + " is not installed");
    Files.writeString(folder.resolve("nothing"), "");

    assertThat(output(shell, "-n", script(shell).toString())).isEmpty();
  }

  @Test
  void namesTheShellsItKnows() {
    var trial = new Trial(folder);

    assertThat(trial.run("completion", "tcsh")).isEqualTo(2);
    assertThat(trial.err())
        .isEqualTo("steward: error: argument 'SHELL': 'tcsh' is not one of bash, zsh, fish\n");
  }
}
