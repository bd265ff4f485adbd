// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.ContainerState.Status;
import io.steward.core.deploy.target.Fate;
import io.steward.core.error.ErrorKind;
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
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = RollbackTest.site(folder);
  }

  @AfterEach
  void close() {
    bench.close();
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
    RollbackTest.deployTwice(bench);
    stop("web");

    RollbackResult result = bench.rollback(Optional.empty(), bench.run());

    requireOldWeb();
    assertThat(RollbackTest.text(result))
        .contains("site runs revision 1 as revision 3, and is ready.");
    assertThat(bench.steps())
        .extracting(step -> step.subject() + " " + step.state() + " " + step.detail())
        .contains(
            "web recreate image nginx:1.28 → nginx:1.27, file site.conf +1 −1 lines,"
                + " was stopped on purpose and is started");
  }

  @Test
  void leavesStoppedWhatIsNoOtherThanItWas() {
    RollbackTest.deployTwice(bench);
    stop("app");

    RollbackResult result = bench.rollback(Optional.empty(), bench.run());

    assertThat(result.failure()).isEmpty();
    assertThat(bench.running("site").get("app").isAtRest()).isTrue();
    assertThat(marked()).containsExactly("app");
    assertThat(RollbackTest.text(result))
        .contains("site runs revision 1 as revision 3, and is ready but for what is stopped on")
        .contains("purpose: app.");
  }

  @Test
  void stopsItAgainWhenItDoesNotGetReady() {
    RollbackTest.deployTwice(bench);
    stop("web");
    bench.target.before(
        "containers",
        () -> {
          ContainerState web = bench.running("site").get("web");
          if (web.fields().find("image").filter("nginx:1.27"::equals).isPresent()) {
            bench.target.befall(web.id(), Fate.UNHEALTHY);
          }
        });

    RollbackResult result = bench.rollback(Optional.empty(), bench.run());

    assertThat(result.failure()).contains(ErrorKind.FAILED);
    assertThat(bench.running("site").get("web").fields().find("image")).contains("nginx:1.28");
    assertThat(bench.running("site").get("web").isAtRest()).isTrue();
    assertThat(marked()).containsExactly("web");
  }

  @Test
  void startsItAlsoAfterItWasKilled() {
    RollbackTest.deployTwice(bench);
    stop("web");
    bench.journal().dieAt(2, true);
    assertThatThrownBy(() -> bench.rollback(Optional.empty(), bench.run()))
        .isInstanceOf(CrashingJournal.Killed.class);
    bench.restart();

    ResumeResult resumed = bench.resume(false, "site");

    assertThat(resumed.failure()).isEmpty();
    requireOldWeb();
  }
}
