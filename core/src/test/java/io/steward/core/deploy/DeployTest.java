// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.OperationException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployTest {
  private static final String THREE =
      """
      services:
        web:
          image: nginx:1.27
          environment: { LEVEL: info }
        app:
          image: app:1
          healthcheck: { test: [CMD, "true"] }
          volumes: [ "data:/data" ]
        cache:
          image: redis:7
      volumes:
        data: {}
      """;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder).deployment("stacks: { site: {} }\n").stack("site", THREE);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void startsEverythingTheFirstTime() {
    DeployResult result = bench.deploy();

    assertThat(Bench.outcome(result, "site")).isEqualTo(Outcome.DEPLOYED);
    assertThat(bench.running("site")).containsOnlyKeys("web", "app", "cache");
    assertThat(bench.target.behind().volumes()).containsExactly("site_data");
    assertThat(bench.store().current(bench.key("site")).orElseThrow().number()).isEqualTo(1);
  }

  @Test
  void touchesNothingWhenNothingChanged() {
    bench.deploy();
    var before = bench.running("site");
    bench.target.forgetCalls();

    DeployResult result = bench.deploy();

    assertThat(Bench.outcome(result, "site")).isEqualTo(Outcome.UNCHANGED);
    assertThat(bench.target.calls()).isEmpty();
    assertThat(bench.running("site")).isEqualTo(before);
  }

  @Test
  void replacesOneServiceOfThree() {
    bench.deploy();
    String web = bench.id("site", "web");
    String app = bench.id("site", "app");
    String cache = bench.id("site", "cache");
    bench.stack("site", THREE.replace("LEVEL: info", "LEVEL: warn"));

    DeployResult result = bench.deploy();

    assertThat(Bench.outcome(result, "site")).isEqualTo(Outcome.DEPLOYED);
    assertThat(bench.id("site", "web")).isNotEqualTo(web);
    assertThat(bench.id("site", "app")).isEqualTo(app);
    assertThat(bench.id("site", "cache")).isEqualTo(cache);
  }

  @Test
  void goesBackWhenTheNewVersionIsNotHealthy() {
    bench.deploy();
    var before = bench.running("site");
    bench.stack("site", sick("app:2"));

    DeployResult result = bench.deploy();

    assertThat(Bench.outcome(result, "site")).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(bench.running("site").get("app").fields()).isEqualTo(before.get("app").fields());
    assertThat(bench.running("site").get("app").imageId()).isEqualTo(before.get("app").imageId());
    assertThat(bench.id("site", "web")).isEqualTo(before.get("web").id());
    assertThatThrownBy(() -> bench.deploy())
        .isInstanceOf(OperationException.class)
        .hasMessage("revision 2 of site failed and is held: its files are the same");
    assertThat(Bench.outcome(bench.again(), "site")).isEqualTo(Outcome.ROLLED_BACK);
  }

  private static String sick(String image) {
    return THREE.replace(
        "image: app:1",
        "image: " + image + "\n    labels: { steward.simulated.health: unhealthy }");
  }
}
