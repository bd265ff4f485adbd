// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.steward.core.Steward;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.error.InvalidException;
import io.steward.core.error.OperationException;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Json;
import io.steward.core.operation.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lint calls an error stops before anything is touched. */
class LintBeforeDeployTest {
  @TempDir private Path folder;
  private Steward steward;

  @BeforeEach
  void twoStacksThatWantOnePort() throws Exception {
    for (String stack : List.of("media", "test")) {
      Files.createDirectories(folder.resolve(stack));
      Files.writeString(
          folder.resolve(stack + "/compose.yaml"),
          "services:\n  web:\n    image: nginx:1.27\n    ports: [\"8096:80\"]\n");
    }
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(
        folder.resolve("config/deployment.yaml"),
        """
        id: clash
        state: { folder: state }
        targets: { pretend: { simulated: { kept: true } } }
        default-target: pretend
        stacks:
          media: { dir: media, gate: { monitor: 1ms } }
          test: { dir: test, gate: { monitor: 1ms } }
        """);
    steward = Steward.start(ConfigurationSource.of(folder, Map.of()), Plugins.find());
  }

  @AfterEach
  void close() {
    steward.close();
  }

  @Test
  void refusesToPlanAndToDeploy() {
    for (String operation : List.of("stack plan", "stack deploy")) {
      assertThatThrownBy(() -> run(operation, Map.of("stacks", List.of("media"))))
          .isInstanceOf(InvalidException.class)
          .hasMessage(
              "stack media is not valid: media/compose.yaml:4:13: web publishes port 8096, as"
                  + " test/web does [duplicate-port] (give one of them another port of the host, or"
                  + " another address in front of it)");
    }
    assertThat(Json.line(run("stack status", Map.of()))).contains("not-deployed");
  }

  @Test
  void advisesWhatEachCommandHas() {
    assertThat(hints("stack deploy"))
        .containsExactly(
            "steward compose lint          tells more",
            "--ignore RULE --reason TEXT   goes on all the same");
    assertThat(hints("stack plan"))
        .containsExactly(
            "steward compose lint          tells more",
            "steward deploy media --ignore RULE --reason TEXT   goes on all the same");
  }

  @Test
  void advisesToPassOverNothingThatComposeRefuses() throws Exception {
    Files.writeString(folder.resolve("media/compose.yaml"), "services: { web: { imag: x } }\n");

    assertThat(hints("stack deploy")).containsExactly("steward compose lint          tells more");
  }

  private List<String> hints(String operation) {
    return catchThrowableOfType(
            InvalidException.class, () -> run(operation, Map.of("stacks", List.of("media"))))
        .hints();
  }

  @Test
  void goesOnForAReasonThatTheAuditLogKeeps() {
    run(
        "stack deploy",
        Map.of(
            "stacks",
            List.of("media"),
            "ignore",
            List.of("duplicate-port"),
            "reason",
            "test is stopped"));

    assertThat(Json.line(run("audit log", Map.of())))
        .contains("duplicate-port")
        .contains("test is stopped");
  }

  @Test
  void wantsAReason() {
    assertThatThrownBy(
            () ->
                run(
                    "stack deploy",
                    Map.of("stacks", List.of("media"), "ignore", List.of("duplicate-port"))))
        .isInstanceOf(OperationException.class)
        .hasMessage("--ignore needs a --reason: it is kept in the audit log")
        .extracting(e -> ((HomelabException) e).kind())
        .isEqualTo(ErrorKind.USAGE);
  }

  @Test
  void isAProblemOfTheConfiguration() {
    assertThat(Json.line(run("config validate", Map.of())))
        .contains("\"valid\":false")
        .contains("as test/web does [duplicate-port]");
  }

  @Test
  void whatIsMissingOfAStackKeepsNobodyFromTheOthers() throws Exception {
    Files.writeString(
        folder.resolve("config/deployment.yaml"),
        """
        id: holes
        state: { folder: state }
        targets: { pretend: { simulated: { kept: true } } }
        default-target: pretend
        stacks:
          media: { dir: media, gate: { monitor: 1ms } }
          gone: { dir: away }
          database: { dir: test, files: [extra.yaml], env-files: [none.env] }
          empty: { dir: config }
        """);
    steward.close();
    steward = Steward.start(ConfigurationSource.of(folder, Map.of()), Plugins.find());

    run("stack deploy", Map.of("stacks", List.of("media")));

    assertThat(Json.line(run("config validate", Map.of())))
        .contains(
            "there is no folder away",
            "there is no file test/extra.yaml",
            "there is no file test/none.env",
            "there is no Compose file in config");
    assertThatThrownBy(() -> run("stack plan", Map.of("stacks", List.of("gone"))))
        .isInstanceOf(InvalidException.class)
        .hasMessage(
            "stack gone is not valid: config/deployment.yaml:7:11: stacks.gone.dir: there is no"
                + " folder away (make it, or say where the stack lies with dir)");
  }

  @Test
  void theFileThatComposeFileNamesIsRead() throws Exception {
    Path stack = Files.createDirectories(folder.resolve("named"));
    Files.writeString(stack.resolve(".env"), "COMPOSE_FILE=x.yaml\n");
    Files.writeString(stack.resolve("x.yaml"), "services: { web: { image: 'nginx:1.27' } }\n");
    Files.writeString(
        folder.resolve("config/deployment.yaml"),
        """
        id: named
        state: { folder: state }
        targets: { pretend: { simulated: { kept: true } } }
        default-target: pretend
        stacks: { named: { dir: named, gate: { monitor: 1ms } } }
        """);
    steward.close();
    steward = Steward.start(ConfigurationSource.of(folder, Map.of()), Plugins.find());

    assertThat(Json.line(run("config validate", Map.of()))).contains("\"valid\":true");
    assertThat(Json.line(run("stack plan", Map.of()))).contains("\"change\":\"create\"");
    assertThat(Json.line(run("stack deploy", Map.of("stacks", List.of("named")))))
        .contains("\"outcome\":\"deployed\"");
    assertThat(Json.line(run("compose lint", Map.of("what", List.of("named/x.yaml")))))
        .contains("\"file\":\"named/x.yaml\"");
    Files.delete(stack.resolve("x.yaml"));
    assertThatThrownBy(() -> run("stack plan", Map.of("stacks", List.of("named"))))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("x.yaml");
  }

  @Test
  void namesThatLeadNowhereAreProblemsToo() throws Exception {
    Files.writeString(folder.resolve("config/lint.yaml"), "severity: { duplicate-prot: off }\n");
    try (Steward again = Steward.start(ConfigurationSource.of(folder, Map.of()), Plugins.find())) {
      Record validated = again.run("config validate", Map.of(), Run.of("mark", folder));

      assertThat(Json.line(validated))
          .contains("\"line\":1,\"column\":13")
          .contains("there is no rule 'duplicate-prot'")
          .contains("did you mean 'duplicate-port'?");
    }
  }

  private Record run(String operation, Map<String, ?> values) {
    return steward.run(operation, values, Run.of("mark", folder));
  }
}
