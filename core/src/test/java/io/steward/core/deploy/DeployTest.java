// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.OperationException;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Run;
import io.steward.core.state.Database;
import io.steward.core.state.LockRequest;
import io.steward.core.state.Locks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
  void countsWhateverCannotBeNotedAfterwards() {
    bench.deploy();
    bench.stack("site", THREE.replace("info", "warn"));
    bench.target.before(
        "apply",
        () ->
            bench.target.before(
                "observe",
                () -> bench.get(Database.class).sql().update("DROP TABLE deploy_settled")));

    StackOutcome outcome = Bench.find(bench.deploy(), "site").orElseThrow();

    assertThat(outcome.outcome()).isEqualTo(Outcome.DEPLOYED);
    assertThat(outcome.remarks())
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .startsWith("What runs could not be compared with the plan: ");
    assertThat(bench.store().current(bench.key("site")).orElseThrow().number()).isEqualTo(2);
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
  void keepsEveryIdWhenOnlyTheNumberOfContainersGrows() {
    bench.deploy();
    String web = bench.id("site", "web");
    bench.stack("site", THREE.replace("redis:7", "redis:7\n    scale: 3"));

    DeployResult result = bench.deploy();

    assertThat(Bench.outcome(result, "site")).isEqualTo(Outcome.DEPLOYED);
    assertThat(bench.id("site", "web")).isEqualTo(web);
    assertThat(bench.target.behind().containers("site")).hasSize(5);
  }

  @Test
  void takesAServiceDownToNoContainer() {
    bench.deploy();
    bench.stack("site", THREE.replace("redis:7", "redis:7\n    scale: 0"));

    DeployResult result = bench.deploy();

    assertThat(Bench.outcome(result, "site")).isEqualTo(Outcome.DEPLOYED);
    assertThat(bench.running("site")).containsOnlyKeys("web", "app");
  }

  @Test
  void removesWhatIsNotInTheFilesAnyMoreAndKeepsItsVolume() {
    bench.deploy();
    bench.stack(
        "site", "services: { web: { image: 'nginx:1.27', environment: { LEVEL: info } } }\n");

    DeployResult result = bench.deploy();

    assertThat(Bench.outcome(result, "site")).isEqualTo(Outcome.DEPLOYED);
    assertThat(bench.running("site")).containsOnlyKeys("web");
    assertThat(bench.target.behind().volumes()).containsExactly("site_data");
  }

  @Test
  void deploysOnlyTheServiceThatWasNamed() {
    bench.deploy();
    String cache = bench.id("site", "cache");
    bench.stack("site", THREE.replace("redis:7", "redis:8").replace("nginx:1.27", "nginx:1.28"));

    DeployResult result = bench.deploy("site/web");

    assertThat(Bench.outcome(result, "site")).isEqualTo(Outcome.DEPLOYED);
    assertThat(bench.running("site").get("web").fields().find("image")).contains("nginx:1.28");
    assertThat(bench.id("site", "cache")).isEqualTo(cache);
    assertThat(bench.plan().changed().get(0).names(Change.RECREATE)).containsExactly("cache");
  }

  @Test
  void refusesAServiceThatTheStackDoesNotHave() {
    assertThatThrownBy(() -> bench.deploy("site/wbe"))
        .isInstanceOf(OperationException.class)
        .hasMessage("stack site has no service 'wbe'")
        .extracting(e -> ((OperationException) e).hints())
        .asString()
        .contains("web");
  }

  @Test
  void startsWhatLiesStoppedAndLeavesItsOtherContainersAlone() {
    bench.stack("site", THREE.replace("redis:7", "redis:7\n    scale: 2"));
    bench.deploy();
    bench.target.behind().stop(bench.id("site", "cache"));
    bench.target.forgetCalls();

    DeployResult result = bench.deploy();

    assertThat(Bench.outcome(result, "site")).isEqualTo(Outcome.DEPLOYED);
    assertThat(bench.target.calls()).containsExactly("start site-cache-2");
  }

  @Test
  void leavesAloneWhatWasStoppedOnPurpose() {
    bench.deploy();
    bench
        .store()
        .stops()
        .stopped(bench.key("site"), List.of("cache"), "mark", "until the disk arrives");
    bench.target.behind().stop(bench.id("site", "cache"));

    DeployResult result = bench.deploy();

    assertThat(Bench.outcome(result, "site")).isEqualTo(Outcome.UNCHANGED);
    assertThat(bench.running("site").get("cache").condition().words()).isEqualTo("exited (143)");
  }

  @Test
  void refusesAnotherProjectName() {
    bench.deploy();
    bench.stack("site", "name: other\n" + THREE);

    assertThatThrownBy(() -> bench.deploy())
        .isInstanceOf(OperationException.class)
        .hasMessage(
            "stack site was deployed as project site and is now called other: a deploy would start"
                + " an empty copy beside it");
    assertThat(bench.running("other")).isEmpty();
  }

  @Test
  void touchesNothingWhenAnImageCannotBePulled() {
    bench.deploy();
    var before = bench.running("site");
    bench.stack("site", THREE.replace("app:1", "app:missing"));

    assertThatThrownBy(() -> bench.deploy())
        .isInstanceOf(OperationException.class)
        .hasMessage(
            "cannot pull app:missing on sim: simulated: no registry has the tag missing."
                + " Nothing was touched");
    assertThat(bench.running("site")).isEqualTo(before);
    assertThat(bench.store().newest(bench.key("site"))).isEqualTo(1);
  }

  @Test
  void replacesWhatHasANewerImageOnlyWhenAsked() {
    bench.deploy();
    String web = bench.id("site", "web");
    String app = bench.id("site", "app");
    bench.target.behind().publish("nginx:1.27");

    assertThat(Bench.outcome(bench.deploy(), "site")).isEqualTo(Outcome.UNCHANGED);
    var ask =
        new Deployer.Request(bench.selection(), "", false, true, Duration.ZERO, Optional.empty());
    assertThat(Bench.outcome(bench.deploy(ask), "site")).isEqualTo(Outcome.DEPLOYED);

    assertThat(bench.id("site", "web")).isNotEqualTo(web);
    assertThat(bench.id("site", "app")).isEqualTo(app);
  }

  @Test
  void onlyTellsWhenRunDry() {
    bench.deploy();
    bench.target.behind().publish("nginx:1.27");
    bench.target.forgetCalls();
    var pull =
        new Deployer.Request(bench.selection(), "", false, true, Duration.ZERO, Optional.empty());
    Run run = bench.run();
    var dry =
        new Run(
            "dry", run.actor(), run.folder(), true, run.progress(), run.questions(), () -> false);

    bench.get(Deployer.class).deploy(pull, dry);

    assertThat(bench.target.calls()).isEmpty();
  }

  @Test
  void refusesWhileAnotherRunHoldsTheLock() {
    bench.deploy();
    var locks = bench.get(Locks.class);

    try (var held = locks.acquire(LockRequest.of(List.of("/sim/site"), "eva", "r9", "backup"))) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> bench.deploy())
          .isInstanceOf(OperationException.class)
          .hasMessageContaining("site")
          .hasMessageContaining("eva")
          .hasMessageContaining("backup");
    }
    assertThat(Bench.outcome(bench.deploy(), "site")).isEqualTo(Outcome.UNCHANGED);
  }

  @Test
  void takesOverWhatRunsAsTheFilesSay() {
    byHand();
    var before = bench.running("site");

    DeployResult result = bench.deploy();

    assertThat(Bench.outcome(result, "site")).isEqualTo(Outcome.UNCHANGED);
    assertThat(Bench.find(result, "site").orElseThrow().revision()).isEqualTo(1);
    assertThat(bench.store().current(bench.key("site")).orElseThrow().number()).isEqualTo(1);
    assertThat(bench.running("site")).isEqualTo(before);
    assertThat(bench.plan().stacks().get(0).otherHands()).isEmpty();
  }

  @Test
  void doesNotTakeOverAStackOfWhichOnlyAPartWasCompared() {
    byHand();
    bench.stack("site", THREE.replace("redis:7", "redis:8"));

    bench.deploy("site/web");

    assertThat(bench.store().current(bench.key("site"))).isEmpty();
  }

  @Test
  void refusesToChangeWhatItDidNotMake() {
    byHand();
    bench.stack("site", THREE.replace("redis:7", "redis:8"));

    assertThatThrownBy(() -> bench.deploy())
        .isInstanceOf(OperationException.class)
        .hasMessage(
            "stack site runs, but no deploy of Steward's made it: there would be no way back");
  }

  /** What {@code docker compose up} by hand would leave. */
  private void byHand() {
    WantedStack wanted =
        bench.get(StackReader.class).read(bench.get(Homelab.class).getStack("site"));
    bench
        .target
        .behind()
        .apply(
            new StackTarget.Application(
                wanted, false, List.of("web", "app", "cache"), false, Duration.ofMinutes(1)),
            process -> {});
    bench.clock.advance(Duration.ofMinutes(5));
  }
}
