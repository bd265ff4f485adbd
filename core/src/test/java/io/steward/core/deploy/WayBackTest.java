// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.target.Fate;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WayBackTest {
  private static final String SITE =
      """
      services:
        web:
          image: nginx:1.27
          restart: always
          environment: { LEVEL: info }
          volumes: [ "./web.conf:/etc/web.conf:ro" ]
        app:
          image: app:1
          healthcheck: { test: [CMD, "true"] }
          volumes: [ "data:/data" ]
      volumes:
        data: {}
      """;
  private static final String SICK = SITE.replace("app:1", "app:2\n    labels: [ HEALTH ]");

  private static final String SICK_NGINX =
      "nginx:1.28\n    labels: [ steward.simulated.health=exits ]";

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench =
        new Bench(folder)
            .deployment("stacks: { site: {} }\n")
            .stack("site", SITE)
            .file("stacks/site/web.conf", "one\n");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static String sick(String fate) {
    return SICK.replace("HEALTH", "steward.simulated.health=" + fate);
  }

  private Map<String, ContainerState> good() {
    assertThat(Bench.outcome(bench.deploy(), "site")).isEqualTo(Outcome.DEPLOYED);
    bench.clock.advance(Duration.ofMinutes(5));
    return bench.running("site");
  }

  private StackOutcome deploy() {
    return Bench.find(bench.deploy(), "site").orElseThrow();
  }

  @Test
  void bringsBackWhatTheSickVersionReplaced() {
    var before = good();

    for (String fate : new String[] {"unhealthy", "never", "exits"}) {
      bench.stack("site", sick(fate));
      StackOutcome outcome = deploy();

      assertThat(outcome.outcome()).isEqualTo(Outcome.ROLLED_BACK);
      assertThat(outcome.revision()).isEqualTo(1);
      assertThat(outcome.written()).containsExactly("site_data");
      ContainerState app = bench.running("site").get("app");
      assertThat(app.fields()).isEqualTo(before.get("app").fields());
      assertThat(app.imageId()).isEqualTo(before.get("app").imageId());
      assertThat(bench.id("site", "web")).isEqualTo(before.get("web").id());
    }
  }

  @Test
  void namesAsOneStackOfAPlanOneThatIsNotHeld() {
    try (var two = new Bench(folder.resolve("two"))) {
      two.deployment("stacks: { site: {}, web: {} }\n")
          .stack("site", sick("unhealthy"))
          .stack("web", SITE)
          .file("stacks/site/web.conf", "one\n")
          .file("stacks/web/web.conf", "one\n");
      two.deploy("site");

      assertThat(text(two.plan()))
          .contains("Next: steward deploy --again")
          .contains("or one stack: steward deploy web  (simulated)");
      two.stack("web", sick("unhealthy"));
      two.deploy("web");
      assertThat(text(two.plan())).contains("or one stack: steward deploy site --again");
    }
  }

  private static String text(Plan plan) {
    var page = new Page();
    plan.print(page);
    return page.plain();
  }

  @Test
  void numbersEveryAttemptAndHoldsIt() {
    good();
    bench.stack("site", sick("unhealthy"));

    assertThat(deploy().held()).contains(2);
    assertThatThrownBy(() -> bench.deploy())
        .isInstanceOf(OperationException.class)
        .hasMessage(
            "revision 2 of site is held: it failed or was taken back, and its files are the same");
    assertThat(text(bench.plan("site")))
        .contains("! revision 2 of site is held: it failed or was taken back, and its files are")
        .contains("Next: steward deploy site --again");
    StackOutcome again = Bench.find(bench.again(), "site").orElseThrow();
    assertThat(again.held()).contains(3);
    assertThat(again.revision()).isEqualTo(1);
    assertThat(bench.store().current(bench.key("site")).orElseThrow().number()).isEqualTo(1);

    bench.stack("site", SITE.replace("info", "warn"));
    assertThat(deploy().revision()).isEqualTo(4);
  }

  @Test
  void holdsWhatFailedEvenAfterAnotherVersionWasFine() {
    good();
    bench.stack("site", sick("unhealthy"));
    deploy();
    bench.stack("site", SITE.replace("info", "warn"));
    assertThat(deploy().outcome()).isEqualTo(Outcome.DEPLOYED);
    bench.stack("site", sick("unhealthy"));

    assertThatThrownBy(() -> bench.deploy())
        .isInstanceOf(OperationException.class)
        .hasMessage(
            "revision 2 of site is held: it failed or was taken back, and its files are the same");
  }

  @Test
  void putsAMountedFileBackAndKeepsTheNewerAside() {
    good();
    bench.file("stacks/site/web.conf", "two\n");
    AtomicInteger restarts = new AtomicInteger();
    bench.target.before(
        "restart",
        () ->
            bench.target.befall(
                bench.id("site", "web"),
                restarts.incrementAndGet() == 1 ? Fate.EXITS : Fate.HEALTHY));
    String web = bench.id("site", "web");

    StackOutcome outcome = deploy();

    assertThat(outcome.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(bench.id("site", "web")).isEqualTo(web);
    assertThat(restarts).hasValue(2);
    assertThat(bench.read("stacks/site/web.conf")).isEqualTo("one\n");
    assertThat(bench.read("stacks/site/web.conf.revision-2")).isEqualTo("two\n");
    assertThat(outcome.remarks())
        .containsExactly("web.conf is the old one again; the newer one is web.conf.revision-2");
  }

  @Test
  void bringsARemovedServiceBackWithItsFile() throws IOException {
    good();
    bench.stack(
        "site",
        """
        services:
          app:
            image: app:2
            labels: [ steward.simulated.health=unhealthy ]
            healthcheck: { test: [CMD, "true"] }
            volumes: [ "data:/data" ]
        volumes:
          data: {}
        """);
    Files.delete(bench.path("stacks/site/web.conf"));

    StackOutcome outcome = deploy();

    assertThat(outcome.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(bench.running("site")).containsOnlyKeys("web", "app");
    assertThat(bench.read("stacks/site/web.conf")).isEqualTo("one\n");
    assertThat(outcome.remarks()).containsExactly("web.conf is there again");
  }

  @Test
  void removesAFirstDeployThatFailsAndKeepsItsVolumes() {
    bench.stack("site", sick("unhealthy"));

    StackOutcome outcome = deploy();

    assertThat(outcome.outcome()).isEqualTo(Outcome.REMOVED);
    assertThat(outcome.revision()).isZero();
    assertThat(bench.running("site")).isEmpty();
    assertThat(bench.target.behind().volumes()).containsExactly("site_data");
    assertThat(bench.target.calls()).contains("remove network site_default");
    assertThat(outcome.remarks()).containsExactly("Volume site_data stays.");

    bench.stack("site", SITE);
    assertThat(deploy().outcome()).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void keepsContainersThatOnlyGotCompany() {
    good();
    String web = bench.id("site", "web");
    bench.stack("site", sick("unhealthy").replace("image: nginx", "scale: 2\n    image: nginx"));

    assertThat(deploy().outcome()).isEqualTo(Outcome.ROLLED_BACK);

    assertThat(bench.target.behind().containers("site")).hasSize(2);
    assertThat(bench.id("site", "web")).isEqualTo(web);
  }

  @Test
  void leavesItAsItIsWhereTheSettingsSaySo() {
    good();
    bench.stack("site", paused("unhealthy"));

    StackOutcome outcome = deploy();

    assertThat(outcome.outcome()).isEqualTo(Outcome.LEFT_AS_IS);
    assertThat(outcome.revision()).isEqualTo(2);
    assertThat(bench.running("site").get("app").fields().find("image")).contains("app:2");
    assertThat(bench.store().current(bench.key("site")).orElseThrow().number()).isEqualTo(2);
  }

  private static String paused(String fate) {
    return sick(fate)
        .replace(
            "image: app:2",
            "image: app:2\n    deploy: { update_config: { failure_action: pause } }");
  }

  @Test
  void goesBackToWhatWasLeftAsItIs() {
    good();
    bench.stack("site", paused("unhealthy").replace("info", "warn"));
    deploy();
    var before = bench.running("site");
    bench.stack(
        "site",
        SITE.replace("info", "error")
            .replace("nginx:1.27", "nginx:1.27\n    labels: [ steward.simulated.health=exits ]"));

    StackOutcome outcome = deploy();

    assertThat(outcome.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(outcome.revision()).isEqualTo(2);
    assertThat(bench.running("site").get("web").fields()).isEqualTo(before.get("web").fields());
    assertThat(bench.running("site").get("app").fields()).isEqualTo(before.get("app").fields());
  }

  @Test
  void goesOnAfterAFirstDeployThatWasLeftAsItIs() {
    bench.stack("site", paused("unhealthy"));
    assertThat(deploy().outcome()).isEqualTo(Outcome.LEFT_AS_IS);
    bench.stack("site", SITE);

    assertThat(deploy().outcome()).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void needsHandsWhenTheWayBackFailsToo() {
    good();
    bench.stack("site", sick("unhealthy"));
    AtomicInteger calls = new AtomicInteger();
    bench.target.before(
        "apply",
        () -> {
          if (calls.incrementAndGet() == 2) {
            throw OperationException.of(ErrorKind.FAILED, "the engine is gone");
          }
        });

    DeployResult result = bench.deploy();

    StackOutcome outcome = Bench.find(result, "site").orElseThrow();
    assertThat(outcome.outcome()).isEqualTo(Outcome.NEEDS_HANDS);
    assertThat(result.failure()).contains(ErrorKind.NEEDS_HANDS);
    assertThat(outcome.remarks())
        .containsExactly(
            "The way back failed: the engine is gone",
            "When that is mended: steward stack resume site");
  }

  @Test
  void findsTheWayBackThoughTheLogCannotBeRead() {
    good();
    bench.stack("site", sick("unhealthy"));
    bench.target.before(
        "logs",
        () -> {
          throw OperationException.of(ErrorKind.FAILED, "the log is gone");
        });

    assertThat(deploy().outcome()).isEqualTo(Outcome.ROLLED_BACK);
  }

  @Test
  void goesBackWhenTheTargetFailsInTheMiddle() {
    var before = good();
    bench.stack("site", SITE.replace("info", "warn").replace("app:1", "app:2"));
    AtomicInteger calls = new AtomicInteger();
    bench.target.before(
        "apply",
        () -> {
          if (calls.incrementAndGet() == 1) {
            throw OperationException.of(ErrorKind.FAILED, "compose ended with 1");
          }
        });

    StackOutcome outcome = deploy();

    assertThat(outcome.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(outcome.error()).isEqualTo("compose ended with 1");
    assertThat(bench.running("site")).isEqualTo(before);
  }

  @Test
  void neverBlamesWhatWasSickBefore() {
    good();
    bench.target.befall(bench.id("site", "app"), Fate.UNHEALTHY);
    bench.stack(
        "site",
        SITE.replace("volumes: [ \"data", "labels: [ a=b, H ]\n    volumes: [ \"data")
            .replace("H ]", "steward.simulated.health=unhealthy ]"));

    StackOutcome outcome = deploy();

    assertThat(outcome.outcome()).isEqualTo(Outcome.DEPLOYED);
    assertThat(outcome.remarks()).containsExactly("app was not well before and is not now.");
  }

  @Test
  void startsAServiceThatSomebodyStoppedCleanly() {
    good();
    bench.target.befall(bench.id("site", "web"), Fate.ENDS);

    assertThat(bench.plan().stacks().get(0).names(Change.RESTART)).containsExactly("web");
  }

  @Test
  void doesNotTakeWhatWasNeverDeployedForWhatRan() {
    var before = good();
    bench.stack("site", SITE.replace("app:1", "app:2").replace("info", "warn"));
    bench.file("stacks/site/web.conf", "two\n");
    assertThat(Bench.outcome(bench.deploy("site/app"), "site")).isEqualTo(Outcome.DEPLOYED);

    assertThat(bench.plan().stacks().get(0).names(Change.RECREATE)).containsExactly("web");
    bench.stack("site", SITE.replace("app:1", "app:2").replace("nginx:1.27", SICK_NGINX));

    assertThat(deploy().outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(bench.running("site").get("web").fields()).isEqualTo(before.get("web").fields());
    assertThat(bench.read("stacks/site/web.conf")).isEqualTo("one\n");
  }

  @Test
  void stillSeesANewFileThatOnlyAnotherServiceWasDeployedWith() {
    good();
    bench.file("stacks/site/web.conf", "two\n");
    bench.stack("site", SITE.replace("app:1", "app:2"));
    bench.deploy("site/app");

    assertThat(bench.plan().stacks().get(0).names(Change.RESTART)).containsExactly("web");
  }
}
