// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.operation.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Compose made of the files by hand, and the engine reports in other words, is as wanted. */
class AsWantedOnEngineTest {
  private static final String APP =
      """
      services:
        named:
          image: steward/tiny:1
          hostname: rp
          networks: { default: { aliases: [ web, rp ] } }
        processes:
          image: steward/tiny:1
          pid: host
        memory:
          image: steward/tiny:1
          ipc: host
          security_opt: [ 'label:disable' ]
        passed:
          image: steward/tiny:1
          environment: { STEWARD_PASSED: , LEVEL: '' }
        folder:
          image: steward/tiny:1
          working_dir: /tmp/
          restart: on-failure:0
      """;

  @TempDir Path folder;
  private EngineHomelab lab;

  @BeforeEach
  void begin() {
    lab = new EngineHomelab(folder);
    lab.stack("app", APP);
  }

  @AfterEach
  void end() {
    lab.close();
  }

  private String plan() {
    var page = new Page();
    lab.plan("app").print(page);
    return page.plain();
  }

  @Test
  void isWhatComposeMadeByHand() {
    assertThat(
            lab.docker(
                    "compose",
                    "-p",
                    lab.project("app"),
                    "-f",
                    "stacks/app/compose.yaml",
                    "up",
                    "-d")
                .succeeded())
        .isTrue();

    assertThat(plan()).doesNotContain("~", "recreate");
    assertThat(lab.plan("app").isEmpty()).isTrue();
  }

  @Test
  void isWhatADeployMadeAndNothingIsSaidOfIt() {
    assertThat(lab.deploy("app").stacks().get(0).remarks()).isEmpty();
    assertThat(lab.plan("app").isEmpty()).isTrue();
  }
}
