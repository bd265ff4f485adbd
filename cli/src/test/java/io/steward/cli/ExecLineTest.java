// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.CorePlugin;
import io.steward.core.error.OperationException;
import io.steward.core.kind.Plugins;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A line that ends with the line of another program. */
class ExecLineTest {
  private static Request.Perform parse(String... words) {
    var plugins = new Plugins(List.of(new CorePlugin(), new CliPlugin()));
    return (Request.Perform)
        new OperationCommands(plugins.operations()).parse(List.of(words), Map.of());
  }

  @Test
  void leavesEverythingAfterTwoHyphensToTheProgram() {
    Request.Perform request =
        parse(
            "exec",
            "db/pg",
            "-u",
            "postgres",
            "-e",
            "A=b=c",
            "--",
            "sh",
            "-c",
            "ls -la \"$1\"",
            "--",
            "--yes",
            "-u",
            "@x",
            "");

    assertThat(request.values())
        .containsEntry("service", "db/pg")
        .containsEntry("user", "postgres")
        .containsEntry("env", Map.of("A", "b=c"))
        .containsEntry(
            "command", List.of("sh", "-c", "ls -la \"$1\"", "--", "--yes", "-u", "@x", ""));
    assertThat(request.options().has("--yes")).isFalse();
  }

  @Test
  void takesOptionsOfItsOwnAfterTheService() {
    Request.Perform request = parse("stack", "exec", "db/pg", "--no-tty", "--index", "2", "ls");

    assertThat(request.values())
        .containsEntry("tty", false)
        .containsEntry("index", "2")
        .containsEntry("command", List.of("ls"));
  }

  @Test
  void saysWhereAnOptionOfTheProgramBelongs() {
    assertThatThrownBy(() -> parse("exec", "db/pg", "ls", "-la"))
        .isInstanceOfSatisfying(
            OperationException.class,
            e ->
                assertThat(e.hints())
                    .containsExactly(
                        "'-la' of another program comes after --: steward stack exec … --"))
        .hasMessage("there is no option '-la' for 'steward stack exec'");
  }

  @Test
  void looksNoFurtherThanTwoHyphensBeforeItUnderstands() {
    Glance glance = Glance.at(List.of("exec", "db/pg", "--", "tool", "-v", "-o", "json"));

    assertThat(glance).isEqualTo(new Glance("text", "auto", false));
  }
}
