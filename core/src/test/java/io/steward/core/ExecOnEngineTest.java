// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.audit.AuditFilter;
import io.steward.core.audit.AuditLog;
import io.steward.core.audit.RunFilter;
import io.steward.core.audit.RunLog;
import io.steward.core.deploy.Executed;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Run;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Commands in containers of the real engine, by a program without streams to lend. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExecOnEngineTest {
  private Path folder = Path.of("");
  private EngineHomelab lab;

  @BeforeAll
  void deploy(@TempDir Path made) {
    folder = made;
    lab =
        new EngineHomelab(folder)
            .stack(
                "app",
                """
                services:
                  web: { image: "steward/tiny:1" }
                  worker: { image: "steward/tiny:1", scale: 2 }
                  once: { image: "steward/tiny:1", command: ["true"] }
                """);
    lab.deploy("app");
  }

  @AfterAll
  void end() {
    lab.close();
  }

  private Executed run(String service, Map<String, ?> more, String... command) {
    Map<String, Object> input = new HashMap<>(more);
    input.put("service", service);
    input.put("command", List.of(command));
    try (Steward steward = lab.start()) {
      return (Executed) steward.run("exec", input, Run.of("eva", folder));
    }
  }

  private AbstractThrowableAssert<?, ?> assertRefused(
      ErrorKind kind, String service, Map<String, ?> more, String... command) {
    return assertThatThrownBy(() -> run(service, more, command))
        .isInstanceOfSatisfying(
            OperationException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Test
  void answersWhatTheCommandWroteAndItsExitCode() {
    Executed result =
        run(
            "app/web",
            Map.of(),
            "sh",
            "-c",
            "echo out; echo err >&2; echo \"$1\"; exit 3",
            "-",
            "--");

    assertThat(result.output()).contains("out\n--\n");
    assertThat(result.errors()).contains("err\n");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.failure()).contains(ErrorKind.FAILED);
    assertThat(result.container()).isEqualTo(lab.project("app") + "-web-1");
  }

  @Test
  void runsAsAskedFor() {
    Executed result =
        run(
            "app/web",
            Map.of(
                "user",
                "1000:1001",
                "workdir",
                "/tmp",
                "env",
                Map.of("COLOUR", "a b=c", "HOME", "/nowhere", "DOCKER_HOST", "x")),
            "sh",
            "-c",
            "id -u; id -g; pwd; echo $COLOUR $HOME $DOCKER_HOST");

    assertThat(result.output()).contains("1000\n1001\n/tmp\na b=c /nowhere x\n");
  }

  @Test
  void asksWhichOfSeveralContainers() {
    assertRefused(ErrorKind.USAGE, "app/worker", Map.of(), "true")
        .hasMessage("app/worker has 2 containers: say in which one the command runs");
    assertRefused(ErrorKind.NOT_FOUND, "app/worker", Map.of("index", 3), "true")
        .hasMessage("app/worker has no container of number 3");

    assertThat(run("app/worker", Map.of("index", 2), "true").container())
        .isEqualTo(lab.project("app") + "-worker-2");
  }

  @Test
  void refusesWhatDoesNotRunOrIsNotThere() {
    assertRefused(ErrorKind.REFUSED, "app/once", Map.of(), "true")
        .hasMessage(
            "app/once does not run: its container " + lab.project("app") + "-once-1 is exited (0)")
        .extracting(refusal -> ((OperationException) refusal).hints().get(0))
        .isEqualTo("steward stack start app/once");
    assertRefused(ErrorKind.NOT_FOUND, "app/webb", Map.of(), "true")
        .hasMessage("stack app has no service 'webb'");
    assertRefused(ErrorKind.NOT_FOUND, "apps/web", Map.of(), "true")
        .hasMessage("there is no stack 'apps'");
    assertRefused(ErrorKind.USAGE, "app", Map.of(), "true")
        .hasMessage("'app' is not STACK/SERVICE: a command runs in one service");
    assertRefused(ErrorKind.USAGE, "app/web", Map.of())
        .hasMessage("no command is given for app/web");
  }

  @Test
  void endsWithTheCodeOfDockerWhenThereIsNoSuchProgram() {
    Executed result = run("app/web", Map.of(), "nonsense");

    assertThat(result.exitCode()).isBetween(126, 127);
    assertThat(result.errors().orElseThrow() + result.output()).contains("nonsense");
  }

  @Test
  void keepsWhoRanWhatAndNoSecret() {
    run(
        "app/web",
        Map.of("env", Map.of("COLOUR", "correct-horse"), "reason", "to look"),
        "sh",
        "-c",
        "echo $COLOUR",
        "--password=battery");

    try (Steward steward = lab.start()) {
      String kept = steward.get(AuditLog.class).read(AuditFilter.newest(100)).toString();
      String runs = steward.get(RunLog.class).list(RunFilter.newest(100)).toString();
      assertThat(runs).contains("stack exec").doesNotContain("correct-horse", "battery");
      assertThat(kept)
          .contains("stack exec", "--password=[REDACTED]", "eva")
          .doesNotContain("correct-horse", "battery");
    }
  }

  @Test
  void doesNothingInADryRun() {
    Run dry = new Run("", "eva", folder, true, step -> {}, question -> true, () -> false);
    try (Steward steward = lab.start()) {
      var result =
          (Executed)
              steward.run(
                  "exec",
                  Map.of("service", "app/web", "command", List.of("touch", "/tmp/mark")),
                  dry);
      assertThat(result.dryRun()).isTrue();
    }
    assertThat(run("app/web", Map.of(), "ls", "/tmp/mark").exitCode()).isNotZero();
  }
}
