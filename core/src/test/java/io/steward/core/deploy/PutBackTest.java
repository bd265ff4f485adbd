// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.operation.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What drift advises to put back is what a deploy puts back. */
class PutBackTest {
  private static final String SITE =
      """
      services:
        web:
          image: nginx:1.27
          volumes: [ "./web.conf:/etc/web.conf:ro" ]
        app: { image: "app:1" }
      """;
  private static final String NEWER = SITE.replace("app:1", "app:2");

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench =
        new Bench(folder)
            .deployment("stacks: { site: {} }\n")
            .stack("site", SITE)
            .file("stacks/site/web.conf", "one\n");
    bench.deploy();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private List<String> putBack() {
    return drift().stacks().get(0).putBack();
  }

  private Drift drift() {
    return bench.get(Drifts.class).find(bench.selection("site"), false);
  }

  private static String text(Drift drift) {
    var page = new Page();
    drift.print(page);
    return page.plain();
  }

  private void rolledBack() {
    bench.stack("site", NEWER);
    bench.deploy();
    bench.rollback(Optional.empty(), bench.run());
  }

  @Test
  void namesTheStackWhoseFilesSayWhatWasDeployed() {
    bench.target.behind().stop(bench.id("site", "app"));

    assertThat(putBack()).containsExactly("site");

    bench.deploy("site");
    assertThat(drift().isEmpty()).isTrue();
  }

  @Test
  void namesNothingThatTheFilesWantOtherwiseAfterARollback() {
    rolledBack();
    bench.target.behind().stop(bench.id("site", "app"));

    assertThat(putBack()).isEmpty();
    assertThat(text(drift()))
        .doesNotContain("To put back")
        .contains("To keep it:       steward stack accept site/app");
  }

  @Test
  void namesSingleServicesWhereTheFilesWantOthersOtherwise() {
    rolledBack();
    bench.target.behind().stop(bench.id("site", "web"));

    assertThat(putBack()).containsExactly("site/web");

    assertThat(Bench.outcome(bench.deploy("site/web"), "site")).isEqualTo(Outcome.DEPLOYED);
    assertThat(drift().isEmpty()).isTrue();
  }

  @Test
  void namesNothingWhoseFileOrTagMoved() {
    bench.file("stacks/site/web.conf", "two\n");
    bench.target.behind().publish("app:1");
    bench.target.behind().pull("app:1", Duration.ZERO, words -> {});

    assertThat(drift().stacks().get(0).drifted()).hasSize(2);
    assertThat(putBack()).isEmpty();
  }

  @Test
  void stopsAgainWhatWasStartedThoughStoppedOnPurpose() {
    bench
        .get(ServiceControl.class)
        .handle(Handling.STOP, bench.selection("site/app"), "", Duration.ZERO, bench.run());
    bench.target.behind().start(bench.id("site", "app"));

    assertThat(putBack()).isEmpty();
    assertThat(text(drift())).contains("  To stop again:    steward stack stop site/app");
  }
}
