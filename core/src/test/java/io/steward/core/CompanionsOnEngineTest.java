// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.ContainerState;
import io.steward.core.deploy.Outcome;
import io.steward.core.process.ProcessResult;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One service of several that depend on each other is deployed, and Compose is called by hand. */
class CompanionsOnEngineTest {
  private static final String APP =
      """
      services:
        web:
          image: steward/tiny:1
          environment: { COLOUR: blue }
          depends_on: [ api, cache ]
        api:
          image: steward/tiny:1
          depends_on: { db: { condition: service_healthy } }
        db:
          image: steward/tiny:1
          healthcheck: { test: [ CMD, 'true' ], interval: 1s }
        cache:
          image: steward/tiny:1
      """;

  @TempDir Path folder;
  private EngineHomelab lab;

  @BeforeEach
  void begin() {
    lab = new EngineHomelab(folder);
    lab.stack("app", APP);
    lab.deploy("app");
    lab.stack("app", APP.replace("blue", "green"));
  }

  @AfterEach
  void end() {
    lab.close();
  }

  private Outcome deploy() {
    return lab.deploy("app").stacks().get(0).outcome();
  }

  private Map<String, String> others() {
    return lab.ids("app").entrySet().stream()
        .filter(entry -> !entry.getKey().equals("web"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Map<String, String> conditions() {
    return lab.containers("app").stream()
        .collect(Collectors.toMap(ContainerState::service, c -> c.condition().words()));
  }

  @Test
  void composeByHandLeavesWhatADeployMadeAsItIs() {
    Map<String, String> before = others();
    assertThat(deploy()).isEqualTo(Outcome.DEPLOYED);
    assertThat(others()).isEqualTo(before);
    Map<String, String> deployed = lab.ids("app");

    ProcessResult byHand =
        lab.docker(
            "compose", "-p", lab.project("app"), "-f", "stacks/app/compose.yaml", "up", "-d");

    assertThat(byHand.succeeded()).as(byHand.errors()).isTrue();
    assertThat(lab.ids("app")).isEqualTo(deployed);
  }

  @Test
  void composeByHandLeavesWhatARollbackMadeAsItIs() {
    deploy();
    lab.rollBack("app");
    lab.stack("app", APP);
    Map<String, String> deployed = lab.ids("app");

    lab.docker("compose", "-p", lab.project("app"), "-f", "stacks/app/compose.yaml", "up", "-d");

    assertThat(lab.ids("app")).isEqualTo(deployed);
  }

  @Test
  void whatLiesStoppedIsNotStartedForWhatDependsOnIt() {
    lab.docker("stop", "-t", "0", lab.ids("app").get("cache"));

    lab.deploy("app/web");

    assertThat(conditions()).containsEntry("cache", "exited (137)").containsEntry("web", "running");
  }

  @Test
  void whatIsOtherThanTheFilesSayIsNotTouchedForWhatDependsOnIt() {
    lab.stack("app", APP.replace("blue", "green").replace("interval: 1s", "interval: 2s"));
    Map<String, String> before = others();

    lab.deploy("app/web");

    assertThat(others()).isEqualTo(before);
    assertThat(conditions()).containsEntry("web", "running");
  }
}
