// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.History;
import io.steward.core.deploy.HookReport;
import io.steward.core.deploy.Inventory;
import io.steward.core.deploy.Outcome;
import io.steward.core.deploy.StackOutcome;
import io.steward.core.deploy.StackRevision;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hooks that talk to the containers of the real engine. */
class HooksOnEngineTest {
  private static final String APP =
      """
      services:
        db:
          image: steward/tiny:1
          environment: { LEVEL: "1" }
      """;

  @TempDir Path folder;
  private EngineHomelab lab;

  @BeforeEach
  void begin() {
    lab = new EngineHomelab(folder).stack("app", APP);
  }

  @AfterEach
  void end() {
    lab.close();
  }

  private void hooks(String hooks) {
    lab.settings("app hooks: { " + hooks + " }");
  }

  private StackOutcome deploy() {
    return lab.deploy("app").stacks().get(0);
  }

  @Test
  void readWhatRanBeforeTheDeploy() {
    assertThat(deploy().outcome()).isEqualTo(Outcome.DEPLOYED);
    String before = lab.ids("app").get("db");
    hooks(
        "pre-deploy: { command: [ sh, -c, \"docker compose -p $STEWARD_PROJECT exec -T db cat"
            + " /www/index.html && docker compose -p $STEWARD_PROJECT ps -q --no-trunc\" ] }");
    lab.stack("app", APP.replace("\"1\"", "\"2\""));

    assertThat(deploy().error()).isEmpty();

    try (Steward steward = lab.start()) {
      History history =
          steward.get(Inventory.class).history(new StackRevision("app", Optional.of(2)));
      assertThat(history.revisions().get(0).hooks())
          .extracting(HookReport::failure, HookReport::output)
          .containsExactly(org.assertj.core.groups.Tuple.tuple("", List.of("tiny 1", before)));
    }
  }

  @Test
  void touchNoContainerWhenTheyFail() {
    deploy();
    Map<String, String> before = lab.ids("app");
    hooks("pre-deploy: { command: [ \"false\" ] }");
    lab.stack("app", APP.replace("\"1\"", "\"2\""));

    StackOutcome outcome = deploy();

    assertThat(outcome.outcome()).isEqualTo(Outcome.NOT_TOUCHED);
    assertThat(outcome.error()).isEqualTo("hook pre-deploy failed: exit code 1");
    assertThat(lab.ids("app")).isEqualTo(before);
  }

  @Test
  void takeTheDeployBack() {
    deploy();
    hooks("post-deploy: { command: [ \"false\" ] }");
    lab.stack("app", APP.replace("\"1\"", "\"2\""));

    StackOutcome outcome = deploy();

    assertThat(outcome.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(lab.docker("inspect", "-f", "{{.Config.Env}}", lab.ids("app").get("db")).output())
        .contains("LEVEL=1");
  }
}
