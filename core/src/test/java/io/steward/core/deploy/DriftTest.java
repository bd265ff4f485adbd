// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.ContainerState.Status;
import io.steward.core.deploy.ServiceDrift.State;
import io.steward.core.deploy.StackTarget.Application;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftTest {
  private static final String SITE =
      """
      services:
        web:
          image: nginx:1.27
          environment: { LEVEL: info, DB_PASSWORD: old }
          volumes: [ "./web.conf:/etc/web.conf:ro" ]
          ports: [ "8096:80" ]
          mem_limit: 4g
        app: { image: "app:1", restart: always }
      """;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench =
        new Bench(folder)
            .deployment("stacks: { site: {}, db: {} }\n")
            .stack("site", SITE)
            .file("stacks/site/web.conf", "one\n")
            .stack("db", "services: { db: { image: 'db:1' } }\n");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Drift drift(String... names) {
    return bench.get(Drifts.class).find(bench.selection(names), true);
  }

  private static String text(Drift drift) {
    var page = new Page();
    drift.print(page);
    return page.plain().replace("  (simulated)", "");
  }

  private static StackDrift of(Drift drift, String stack) {
    return drift.stacks().stream().filter(s -> s.stack().equals(stack)).findFirst().orElseThrow();
  }

  private static ServiceDrift of(Drift drift, String stack, String service) {
    return of(drift, stack).services().stream()
        .filter(s -> s.service().equals(service))
        .findFirst()
        .orElseThrow();
  }

  /** What docker compose up does by hand with other files. */
  private void byHand(String stack, String compose) {
    String before = bench.read("stacks/" + stack + "/compose.yaml");
    bench.stack(stack, compose);
    WantedStack wanted =
        bench.get(StackReader.class).read(bench.get(Homelab.class).getStack(stack));
    bench
        .target
        .behind()
        .apply(
            new Application(
                wanted, false, List.copyOf(wanted.services().keySet()), false, Duration.ZERO),
            process -> {});
    bench.stack(stack, before);
  }

  @Test
  void nothingDriftedRightAfterADeploy() {
    bench.deploy();

    Drift drift = drift();

    assertThat(drift.isEmpty()).isTrue();
    assertThat(drift.failure()).isEmpty();
    assertThat(text(drift))
        .isEqualTo(
            """
            Compared 3 services with their last deployment in 0.0 s. Nothing was touched.

            Drift: none in 3 services.""");
  }

  @Test
  void aChangeOfTheFilesIsNoDrift() {
    bench.deploy();
    bench.stack("site", SITE.replace("info", "warn"));

    assertThat(drift().isEmpty()).isTrue();
    assertThat(bench.plan().isEmpty()).isFalse();
  }

  @Test
  void namesEachFieldFromDeployedToRunning() {
    bench.deploy();
    bench.clock.advance(Duration.ofHours(1));
    byHand(
        "site",
        SITE.replace("LEVEL: info, DB_PASSWORD: old", "DB_PASSWORD: new")
            .replace("    mem_limit: 4g\n", "")
            .replace("8096:80", "127.0.0.1:8096:80"));

    Drift drift = drift();

    assertThat(text(drift))
        .isEqualTo(
            """
            Compared 3 services with their last deployment in 0.0 s. Nothing was touched.

              site/web          environment  DB_PASSWORD  changed (hidden)
                                environment  LEVEL  info → not set
                                memory       4 GB → no limit
                                port         8096 → 80/tcp  every address → 127.0.0.1
                                             today %s, probably docker compose by hand

              2 services are as deployed.

            Drift: 1 service in 1 stack.
              To take over:     steward stack adopt site
              To put back:      steward deploy site
              To keep it:       steward stack accept site/web
              To see the text:  steward diff site"""
                .formatted(
                    Moment.here(bench.clock.instant()).at(bench.clock.instant()).substring(6)));
    assertThat(drift.failure()).contains(ErrorKind.PENDING);
    assertThat(of(drift, "site").otherHands()).containsExactly("site-web-1");
    assertThat(bench.get(Drifts.class).find(bench.selection(), false).failure()).isEmpty();
  }

  @Test
  void aSecretIsInNeitherTextNorRecord() {
    bench.deploy();
    byHand("site", SITE.replace("DB_PASSWORD: old", "DB_PASSWORD: new-secret"));

    Drift drift = drift();

    assertThat(text(drift) + io.steward.core.operation.Json.line(drift))
        .doesNotContain("new-secret", "old\"");
    assertThat(of(drift, "site", "web").differences().get(0).hidden()).isTrue();
  }

  @Test
  void tellsWhatIsMissingAndWhatIsExtra() {
    bench.deploy();
    bench.target.behind().remove(bench.id("site", "app"));
    byHand("site", SITE.replace("app:", "other:"));

    Drift drift = drift();

    assertThat(of(drift, "site", "app").state()).isEqualTo(State.MISSING);
    assertThat(of(drift, "site", "other").state()).isEqualTo(State.EXTRA);
    assertThat(text(drift))
        .contains(
            "  site/app          missing      nothing of it is left\n",
            "  site/other        extra        made today ");
  }

  @Test
  void tellsHowWhatIsMissingWentWhereTheTargetKnows() {
    bench.deploy();
    String id = bench.id("site", "app");
    bench.target.behind().remove(id);
    bench.target.removals =
        Map.of(id, new Removal(Instant.parse("2026-11-23T08:01:00Z"), OptionalInt.of(137)));

    assertThat(text(drift()))
        .containsPattern("site/app +missing +removed .*:01 \\(exit code 137\\)");

    bench.target.before(
        "removals",
        () -> {
          throw OperationException.of(ErrorKind.UNREACHABLE, "the engine is away");
        });

    assertThat(text(drift())).contains("  site/app          missing      nothing of it is left\n");
  }

  @Test
  void tellsWhatWasStoppedOnPurposeAndWhatWasNot() {
    bench.deploy();
    bench
        .get(ServiceControl.class)
        .handle(
            Handling.STOP,
            bench.selection("site/web"),
            "until the disk arrives",
            Duration.ZERO,
            bench.run());
    bench.target.behind().stop(bench.id("site", "app"));

    Drift drift = drift();

    assertThat(of(drift, "site", "web").state()).isEqualTo(State.STOPPED);
    assertThat(of(drift, "site", "app").state()).isEqualTo(State.ENDED);
    String today = Moment.here(bench.clock.instant()).at(bench.clock.instant());
    assertThat(text(drift))
        .contains(
            "  site/web          stopped      by mark, " + today + ", \"until the disk arrives\"\n",
            "  site/app          stopped      exited (143), " + today + "\n",
            "Drift: 1 service in 1 stack. 1 stopped on purpose.\n");
  }

  @Test
  void tellsWhatRunsThoughItWasStoppedOnPurpose() {
    bench.deploy();
    bench
        .get(ServiceControl.class)
        .handle(Handling.STOP, bench.selection("db"), "", Duration.ZERO, bench.run());
    bench.target.behind().start(bench.id("db", "db"));

    assertThat(of(drift(), "db", "db").state()).isEqualTo(State.STARTED);
    assertThat(bench.running("db").get("db").condition().status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void comparesWhatRunsThoughItWasStoppedOnPurpose() {
    bench.deploy();
    bench
        .get(ServiceControl.class)
        .handle(Handling.STOP, bench.selection("db"), "", Duration.ZERO, bench.run());
    byHand("db", bench.read("stacks/db/compose.yaml").replace("db:1", "db:2"));

    ServiceDrift db = of(drift(), "db", "db");

    assertThat(db.state()).isEqualTo(State.CHANGED);
    assertThat(db.differences()).extracting(FieldChange::field).containsExactly("image");
    bench.get(Acceptance.class).accept(bench.selection("db"), "it is fine", bench.run());
    assertThat(bench.store().stops().of(bench.key("db"))).isEmpty();
  }

  @Test
  void tellsOfAnImageThatMovedUnderItsName() {
    bench.deploy();
    bench.target.behind().publish("db:1");
    bench.target.behind().pull("db:1", Duration.ZERO, words -> {});

    ServiceDrift tag = of(drift(), "db", "db");
    byHand("db", "services: { db: { image: 'db:1' } }\n");
    ServiceDrift image = of(drift(), "db", "db");

    assertThat(tag.differences())
        .extracting(FieldChange::field, FieldChange::name)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("tag", "1 moved"));
    assertThat(image.differences())
        .extracting(FieldChange::field, FieldChange::name)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("image", "1 moved"));
    assertThat(image.by()).isEqualTo("probably docker compose by hand");
    assertThat(image.differences().get(0).from()).isEqualTo(tag.differences().get(0).from());
  }

  @Test
  void suspectsWatchtowerWhereOneRunsAndOnlyTheImageMoved() {
    bench.deploy();
    bench.target.behind().publish("db:1");
    bench.target.behind().pull("db:1", Duration.ZERO, words -> {});
    byHand("db", "services: { db: { image: 'db:1' } }\n");
    bench.target.seen = List.of(stranger("watchtower", "containrrr/watchtower:1.7.1"));

    assertThat(of(drift(), "db", "db").by()).isEqualTo("probably Watchtower");
  }

  private Survey.Seen stranger(String name, String image) {
    var state =
        new ContainerState(
            name + "-id",
            name,
            "",
            1,
            "sha256:22",
            new Fields.Builder().set("image", image).build(),
            Wanted.running(bench.clock.instant().minus(Duration.ofDays(3))),
            List.of());
    return new Survey.Seen("", state, bench.clock.instant(), Map.of());
  }

  @Test
  void namesContainersInNoStackWhereEverythingIsMeant() {
    bench.deploy();
    bench.target.seen = List.of(stranger("test-nginx", "nginx:1"));

    assertThat(text(drift()))
        .contains(
            "  outside           test-nginx   in no stack, running for 3 days\n",
            "Drift: none in 3 services. 1 container outside.");
    assertThat(drift("site").outside()).isEmpty();
    assertThat(drift().failure()).isEmpty();
  }

  @Test
  void tellsOfAMountedFileThatIsNotWhatWasDeployed() {
    bench.deploy();
    bench.file("stacks/site/web.conf", "one\ntwo\n");

    ServiceDrift web = of(drift(), "site", "web");

    assertThat(web.differences())
        .containsExactly(FieldChange.note("file", "web.conf", "+1 −0 lines"));
    assertThat(web.at()).isPresent();
  }

  @Test
  void countsTheContainersOfAService() {
    bench.deploy();
    byHand("db", "services: { db: { image: 'db:1', scale: 2 } }\n");

    assertThat(text(drift())).contains("  db/db             replicas     1 → 2\n");
  }

  @Test
  void aStackThatWasNeverDeployedIsNoError() {
    bench.deploy("site");

    Drift drift = drift();

    assertThat(of(drift, "db").revision()).isZero();
    assertThat(text(drift)).contains("  db                never deployed by Steward\n");
    assertThat(drift.failure()).isEmpty();
  }

  @Test
  void aTargetThatDoesNotAnswerIsReportedAndExits5() {
    bench.deploy();
    bench.target.before(
        "survey",
        () -> {
          throw OperationException.of(ErrorKind.UNREACHABLE, "no answer");
        });

    Drift drift = drift();

    assertThat(drift.failure()).contains(ErrorKind.UNREACHABLE);
    assertThat(drift.error()).contains("could not compare site, db");
    assertThat(text(drift)).contains("  · db              could not be compared: no answer\n");
  }

  @Test
  void refusesAServiceThatTheStackDoesNotHave() {
    bench.deploy();

    assertThatThrownBy(() -> drift("site/wbe"))
        .isInstanceOf(OperationException.class)
        .hasMessage("stack site has no service 'wbe'");
    assertThat(of(drift("site/web"), "site").compared()).isEqualTo(1);
  }

  @Test
  void askingTouchesNothing() {
    bench.deploy();
    bench.target.forgetCalls();

    drift();

    assertThat(bench.target.calls()).isEmpty();
    assertThat(Optional.of(bench.store().newest(bench.key("site")))).contains(1);
  }
}
