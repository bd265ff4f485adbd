// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.Outcome;
import io.steward.core.operation.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks and volumes that are there on the real engine and not as the files say. */
class UnlikeThingsOnEngineTest {
  @TempDir Path folder;
  private EngineHomelab lab;

  @BeforeEach
  void begin() throws IOException {
    lab = new EngineHomelab(folder);
    Files.createDirectories(folder.resolve("one"));
    Files.createDirectories(folder.resolve("other"));
  }

  @AfterEach
  void end() {
    lab.close();
  }

  private String app(String network, String volume) {
    return """
        services:
          web:
            image: steward/tiny:1
            networks: [ back ]
            volumes: [ "data:/data" ]
        networks: { back: { %s } }
        volumes: { data: { %s } }
        """
        .formatted(network, volume);
  }

  private String device(String name, String options) {
    return "driver_opts: { type: none, o: '%s', device: '%s' }"
        .formatted(options, folder.resolve(name));
  }

  @Test
  void areToldByPlanAndDeployAndStayAsTheyAre() {
    lab.stack("app", app("internal: true", device("one", "bind")));
    assertThat(lab.deploy("app").stacks().get(0).outcome()).isEqualTo(Outcome.DEPLOYED);
    assertThat(lab.plan("app").scene().unlike()).isEmpty();

    lab.stack(
        "app", app("ipam: { config: [{ subnet: 10.213.7.0/24 }] }", device("other", "rbind")));

    String network = "network " + lab.project("app") + "_back";
    String volume = "volume " + lab.project("app") + "_data";
    assertThat(lab.plan("app").scene().unlike())
        .hasSize(4)
        .contains(
            network + " is there with internal true, the files say false; no deploy changes it",
            volume
                + " is there with device "
                + folder.resolve("one")
                + ", the files say "
                + folder.resolve("other")
                + "; no deploy changes it",
            volume + " is there with another o than the files say; no deploy changes it")
        .anyMatch(text -> text.startsWith(network + " is there with subnet "));
    var page = new Page();
    lab.deploy("app").print(page);
    assertThat(page.plain())
        .contains("! " + network + " is there with internal true")
        .contains("Nothing to do.");
  }
}
