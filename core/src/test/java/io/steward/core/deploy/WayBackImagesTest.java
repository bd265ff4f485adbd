// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way back when the image that ran does not lie there any more. */
class WayBackImagesTest {
  private static final String SITE = "services:\n  app:\n    image: app:1\n";
  private static final String SICK = "\n    labels: [ steward.simulated.health=unhealthy ]";

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder).deployment("stacks: { site: {} }\n").stack("site", SITE);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static String sick(String fate) {
    return SITE.replace("app:1", "app:2" + SICK.replace("unhealthy", fate));
  }

  private ContainerState good() {
    assertThat(Bench.outcome(bench.deploy(), "site")).isEqualTo(Outcome.DEPLOYED);
    bench.clock.advance(Duration.ofMinutes(5));
    ContainerState app = bench.running("site").get("app");
    assertThat(app).isNotNull();
    return app;
  }

  private StackOutcome deploy() {
    return Bench.find(bench.deploy(), "site").orElseThrow();
  }

  private void losesAtTheFirstApply(String image) {
    var first = new AtomicInteger();
    bench.target.before(
        "apply",
        () -> {
          if (first.incrementAndGet() == 1) {
            bench.target.behind().forgetImage(image);
          }
        });
  }

  /**
   * A registry that lost nothing: what ran is fetched by its own digest, not by that of the new.
   */
  @Test
  void fetchesTheImageThatRanByItsDigest() {
    String ran = good().imageId();
    bench.stack("site", sick("unhealthy"));
    losesAtTheFirstApply(ran);

    assertThat(deploy().outcome()).isEqualTo(Outcome.ROLLED_BACK);

    assertThat(bench.target.calls()).contains("pull app@" + ran);
    assertThat(bench.running("site").get("app").imageId()).isEqualTo(ran);
  }

  @Test
  void fetchesTheImageThatItsTagDoesNotMeanAnyMore() {
    String ran = good().imageId();
    bench.target.behind().publish("app:1");
    bench.target.behind().pull("app:1", Duration.ZERO, words -> {});
    bench.stack(
        "site", SITE.replace("app:1", "app:1\n    labels: [ steward.simulated.health=unhealthy ]"));
    losesAtTheFirstApply(ran);

    assertThat(deploy().outcome()).isEqualTo(Outcome.ROLLED_BACK);

    assertThat(bench.target.calls()).contains("pull app@" + ran);
    assertThat(bench.running("site").get("app").imageId()).isEqualTo(ran);
  }

  @Test
  void saysWhenTheRegistryHasAnotherImageUnderThatDigest() {
    String ran = good().imageId();
    bench.stack("site", sick("unhealthy"));
    losesAtTheFirstApply(ran);
    bench.target.before("tag", () -> bench.target.behind().forgetImage(ran));

    assertThat(deploy().remarks())
        .containsExactly(
            "The way back failed: the image that app ran with (app:1) is gone, and app@"
                + ran
                + " brought another one",
            "load app:1 again (docker load), then: steward stack resume site",
            "or build it anew, bring the files to what ran, then: steward deploy site");
  }

  @Test
  void saysWhenTheImageThatRanIsInNoRegistry() {
    bench.stack("site", SITE.replace("app:1", "app:1\n    pull_policy: never"));
    String ran = good().imageId();
    bench.stack("site", sick("unhealthy").replace("app:2", "app:2\n    pull_policy: never"));
    losesAtTheFirstApply(ran);

    assertThat(deploy().remarks())
        .containsExactly(
            "The way back failed: the image that app ran with (app:1) is gone and has no digest",
            "load app:1 again (docker load), then: steward stack resume site",
            "or build it anew, bring the files to what ran, then: steward deploy site");
  }
}
