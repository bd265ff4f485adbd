// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.Outcome;
import io.steward.core.deploy.Plan;
import io.steward.core.operation.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets and configs that come from variables. */
class VariableContentsOnEngineTest {
  private static final String APP =
      """
      services:
        web:
          image: steward/tiny:1
          environment: { COLOUR: blue }
          secrets: [ token ]
          configs: [ { source: motd, target: /motd } ]
      secrets: { token: { environment: TOKEN } }
      configs: { motd: { environment: MOTD } }
      """;

  @TempDir Path folder;
  private EngineHomelab lab;

  @BeforeEach
  void begin() {
    lab = new EngineHomelab(folder);
    lab.stack("app", APP);
    variables("a$1$$b", "hello");
    lab.deploy("app");
  }

  @AfterEach
  void end() {
    lab.close();
  }

  private void variables(String token, String motd) {
    lab.write("stacks/app/.env", "TOKEN='" + token + "'\nMOTD=" + motd + "\n");
  }

  private String read(String file) {
    return lab.docker("exec", lab.ids("app").get("web"), "cat", file).output();
  }

  private Outcome outcome() {
    return lab.deploy("app").stacks().get(0).outcome();
  }

  @Test
  void areWhatTheyWereAfterTheWayBack() {
    variables("other", "bye");
    lab.stack("app", APP.replace("COLOUR: blue }", "COLOUR: blue }\n    command: [ 'false' ]"));

    assertThat(outcome()).isEqualTo(Outcome.ROLLED_BACK);

    assertThat(read("/run/secrets/token")).isEqualTo("a$1$$b");
    assertThat(read("/motd")).isEqualTo("hello");
  }

  @Test
  void areSeenWhenTheyChangeAndNothingElseDoes() {
    variables("other", "hello");

    Plan plan = lab.plan("app");
    assertThat(outcome()).isEqualTo(Outcome.DEPLOYED);

    var page = new Page();
    plan.print(page);
    assertThat(page.plain())
        .contains("~ web            recreate  secret       token  changed since it was deployed\n")
        .doesNotContain("other");
    assertThat(read("/run/secrets/token")).isEqualTo("other");
    assertThat(lab.plan("app").isEmpty()).isTrue();
  }

  @Test
  void areWhatTheyWereAfterARollback() {
    variables("other", "bye");
    lab.stack("app", APP.replace("blue", "green"));
    assertThat(outcome()).isEqualTo(Outcome.DEPLOYED);
    assertThat(read("/run/secrets/token")).isEqualTo("other");

    lab.rollBack("app");

    assertThat(read("/run/secrets/token")).isEqualTo("a$1$$b");
    assertThat(read("/motd")).isEqualTo("hello");
  }
}
