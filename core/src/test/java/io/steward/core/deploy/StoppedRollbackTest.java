// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.ContainerState.Status;
import io.steward.core.deploy.target.Fate;
import io.steward.core.error.ErrorKind;
import io.steward.core.operation.Page;
import io.steward.core.operation.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rollback does with services that were stopped on purpose. */
class StoppedRollbackTest {
  private static final String OLD =
      """
      services:
        web:
          image: nginx:1.27
          volumes: [ "./site.conf:/etc/site.conf:ro" ]
        app:
          image: app:1
      """;
  private static final String NEW = OLD.replace("nginx:1.27", "nginx:1.28");

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder).deployment("stacks: { site: {} }\n").stack("site", OLD);
    bench.file("stacks/site/site.conf", "one\n");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void deployTwice() {
    bench.deploy();
    bench.stack("site", NEW).file("stacks/site/site.conf", "two\n");
    bench.deploy();
  }

  private RollbackResult rollback(Optional<Integer> to, Run run) {
    return bench
        .get(Rollback.class)
        .goBack(new Rollback.Request(bench.selection("site"), to, "", Duration.ZERO), run);
  }

  private static String text(RollbackResult result) {
    var page = new Page();
    result.print(page);
    return page.plain();
  }

  private void stop(String service) {
    bench
        .get(ServiceControl.class)
        .handle(
            Handling.STOP,
            bench.selection("site/" + service),
            "v2 is broken",
            Duration.ZERO,
            bench.run());
  }

  private List<String> marked() {
    return bench.store().stops().of(bench.key("site")).stream().map(Stops.Stop::service).toList();
  }

  private void requireOldWeb() {
    ContainerState web = bench.running("site").get("web");
    assertThat(web.fields().find("image")).contains("nginx:1.27");
    assertThat(web.condition().status()).isEqualTo(Status.RUNNING);
    assertThat(marked()).isEmpty();
  }

  @Test
  void startsAsItWasWhatWasStoppedOnPurpose() {
    deployTwice();
    stop("web");

    RollbackResult result = rollback(Optional.empty(), bench.run());

    requireOldWeb();
    assertThat(text(result)).contains("site runs revision 1 as revision 3, and is ready.");
    assertThat(bench.steps())
        .extracting(step -> step.subject() + " " + step.state() + " " + step.detail())
        .contains(
            "web recreate image nginx:1.28 → nginx:1.27, file site.conf +1 −1 lines,"
                + " was stopped on purpose and is started");
  }

  @Test
  void leavesStoppedWhatIsNoOtherThanItWas() {
    deployTwice();
    stop("app");

    RollbackResult result = rollback(Optional.empty(), bench.run());

    assertThat(result.failure()).isEmpty();
    assertThat(bench.running("site").get("app").isAtRest()).isTrue();
    assertThat(marked()).containsExactly("app");
    assertThat(text(result))
        .contains("site runs revision 1 as revision 3, and is ready but for what is stopped on")
        .contains("purpose: app.");
  }

  @Test
  void stopsItAgainWhenItDoesNotGetReady() {
    deployTwice();
    stop("web");
    bench.target.before(
        "containers",
        () -> {
          ContainerState web = bench.running("site").get("web");
          if (web.fields().find("image").filter("nginx:1.27"::equals).isPresent()) {
            bench.target.befall(web.id(), Fate.UNHEALTHY);
          }
        });

    RollbackResult result = rollback(Optional.empty(), bench.run());

    assertThat(result.failure()).contains(ErrorKind.FAILED);
    assertThat(bench.running("site").get("web").fields().find("image")).contains("nginx:1.28");
    assertThat(bench.running("site").get("web").isAtRest()).isTrue();
    assertThat(marked()).containsExactly("web");
  }

  @Test
  void startsItAlsoAfterItWasKilled() {
    deployTwice();
    stop("web");
    bench.journal().dieAt(2, true);
    assertThatThrownBy(() -> rollback(Optional.empty(), bench.run()))
        .isInstanceOf(CrashingJournal.Killed.class);
    bench.restart();

    ResumeResult resumed = bench.resume(false, "site");

    assertThat(resumed.failure()).isEmpty();
    requireOldWeb();
  }
}
