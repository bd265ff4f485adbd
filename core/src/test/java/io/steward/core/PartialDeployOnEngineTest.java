// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compose reads what was recorded of a part of a stack. */
class PartialDeployOnEngineTest {
  private static final String BROKEN =
      """
      services:
        web:
          image: steward/tiny:1
          command: ["false"]
        job:
          image: steward/tiny:1
          environment: { COLOUR: blue }
          depends_on: [ web ]
          links: [ web ]
          networks: [ back ]
          volumes: [ "jobs:/jobs" ]
          secrets: [ key ]
      networks: { back: {} }
      volumes: { jobs: {} }
      secrets: { key: { file: ./key } }
      """;

  @TempDir Path folder;
  private EngineHomelab lab;

  @BeforeEach
  void begin() {
    lab = new EngineHomelab(folder).write("stacks/app/key", "hush\n");
  }

  @AfterEach
  void end() {
    lab.close();
  }

  @Test
  void goesBackToAPart() {
    lab.stack("app", BROKEN);
    assertThat(lab.deploy("app/job").failure()).isEmpty();
    assertThat(lab.ids("app")).containsOnlyKeys("job");
    lab.stack("app", BROKEN.replace("\"false\"", "sleep, \"9999\"").replace("blue", "green"));
    assertThat(lab.deploy("app").failure()).isEmpty();
    Map<String, String> both = lab.ids("app");

    assertThat(lab.rollBack("app").failure()).isEmpty();

    assertThat(lab.ids("app")).containsOnlyKeys("job").doesNotContainValue(both.get("job"));
    assertThat(lab.containers("app").get(0).fields().values().toString()).contains("blue");
  }
}
