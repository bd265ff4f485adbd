// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import io.steward.core.operation.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceControlTest {
  private static final String TWO =
      """
      services:
        web:
          image: nginx:1.27
          depends_on: [ app ]
        app:
          image: app:1
          environment: { DB_PASSWORD: hunter2, TZ: Europe/Berlin }
          volumes: [ "data:/data" ]
      volumes:
        data: {}
      """;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder).deployment("stacks: { site: {} }\n").stack("site", TWO);
    bench.deploy();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Handled handle(Handling handling, String... names) {
    return bench
        .get(ServiceControl.class)
        .handle(
            handling, bench.selection(names), "until the disk arrives", Duration.ZERO, bench.run());
  }

  private StackStatus.ServiceStatus status(String service) {
    return bench
        .get(Inventory.class)
        .status(bench.selection("site"))
        .stacks()
        .get(0)
        .services()
        .stream()
        .filter(status -> status.service().equals(service))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void remembersWhoStoppedAServiceAndWhy() {
    handle(Handling.STOP, "site/app");

    StackStatus.ServiceStatus app = status("app");
    assertThat(app.grade()).isEqualTo(StackStatus.Grade.STOPPED);
    assertThat(app.stop().orElseThrow().actor()).isEqualTo("mark");
    assertThat(app.stop().orElseThrow().reason()).isEqualTo("until the disk arrives");
    assertThat(status("web").grade()).isEqualTo(StackStatus.Grade.WELL);
    assertThat(bench.plan("site").isEmpty()).isTrue();
  }

  @Test
  void startsWhatWasStoppedAndForgetsIt() {
    handle(Handling.STOP, "site");
    Handled started = handle(Handling.START, "site");

    assertThat(started.services())
        .extracting(Handled.Touched::service)
        .containsExactly("app", "web");
    assertThat(started.failure()).isEmpty();
    assertThat(bench.store().stops().of(bench.key("site"))).isEmpty();
    assertThat(status("app").grade()).isEqualTo(StackStatus.Grade.WELL);
  }

  private void inTheNetworkOfVpn() {
    bench.stack(
        "site",
        """
        services:
          web: { image: nginx:1.27, network_mode: 'service:vpn' }
          vpn: { image: vpn:1 }
        """);
    bench.deploy("site");
  }

  private List<String> told() {
    return bench.steps().stream()
        .filter(step -> step.mark() == Mark.OK)
        .map(step -> step.subject() + " " + step.state())
        .toList();
  }

  @Test
  void restartsWithItWhatLivesInIt() {
    inTheNetworkOfVpn();
    bench.target.forgetCalls();

    Handled restarted = handle(Handling.RESTART, "site/vpn");

    assertThat(bench.target.calls()).containsExactly("restart site-vpn-1", "restart site-web-1");
    assertThat(told()).endsWith("vpn restarted", "web restarted", "vpn running", "web running");
    assertThat(restarted.failure()).isEmpty();
  }

  @Test
  void asksOnlyForSeveralThatWereNamed() {
    inTheNetworkOfVpn();
    Run run = bench.run();
    var no = new Run("", "mark", folder, false, run.progress(), question -> false, () -> false);
    var control = bench.get(ServiceControl.class);

    control.handle(Handling.RESTART, bench.selection("site/vpn"), "", Duration.ZERO, no);

    assertThatThrownBy(
            () -> control.handle(Handling.RESTART, bench.selection("site"), "", Duration.ZERO, no))
        .hasMessage("not confirmed; nothing was touched");
  }

  @Test
  void restartsWhatLivesInWhatIsStarted() {
    inTheNetworkOfVpn();
    Handled stopped = handle(Handling.STOP, "site/vpn");
    bench.target.forgetCalls();

    Handled started = handle(Handling.START, "site/vpn");

    assertThat(stopped.remarks())
        .containsExactly(
            "site/web lives in site/vpn and has no network until steward stack start site/vpn");
    assertThat(bench.target.calls()).containsExactly("start site-vpn-1", "restart site-web-1");
    var page = new Page();
    started.print(page);
    assertThat(page.plain())
        .containsPattern("site/vpn +started +running")
        .containsPattern("site/web +restarted +running")
        .contains("1 container started, 1 restarted.");
  }

  @Test
  void leavesAloneWhatLivesInItAndLiesStopped() {
    inTheNetworkOfVpn();
    handle(Handling.STOP, "site/web");
    bench.target.forgetCalls();

    handle(Handling.RESTART, "site/vpn");

    assertThat(bench.target.calls()).containsExactly("restart site-vpn-1");
    assertThat(handle(Handling.STOP, "site/vpn").remarks()).isEmpty();
  }

  private void refuseToStart() {
    bench.target.before(
        "start",
        () -> {
          throw OperationException.of(ErrorKind.FAILED, "No such container: 7f3a");
        });
  }

  @Test
  void startsFirstWhatAnotherLivesIn() {
    inTheNetworkOfVpn();
    handle(Handling.STOP, "site");
    bench.target.forgetCalls();

    handle(Handling.START, "site");

    assertThat(bench.target.calls()).containsExactly("start site-vpn-1", "start site-web-1");
  }

  @Test
  void saysHowToStartWhatLivedInAContainerThatIsGone() {
    inTheNetworkOfVpn();
    handle(Handling.STOP, "site/web");
    refuseToStart();

    assertThatThrownBy(() -> handle(Handling.START, "site/web"))
        .hasMessage(
            "site/web cannot be started: it lives in site/vpn,"
                + " whose container may be another one now")
        .extracting(error -> ((OperationException) error).hints().toString())
        .isEqualTo("[steward deploy site/web     makes it anew]");
    assertThat(bench.plan("site/web").count(Change.RECREATE)).isEqualTo(1);
  }

  @Test
  void saysWhatToStartFirst() {
    inTheNetworkOfVpn();
    handle(Handling.STOP, "site");
    refuseToStart();

    assertThatThrownBy(() -> handle(Handling.START, "site/web"))
        .hasMessage("site/web cannot be started: it lives in site/vpn, which does not run")
        .extracting(error -> ((OperationException) error).hints().toString())
        .isEqualTo("[steward stack start site/vpn site/web]");
  }

  @Test
  void saysToDeployWhereThereIsNothingToStartFirst() {
    inTheNetworkOfVpn();
    handle(Handling.STOP, "site/web");
    handle(Handling.REMOVE, "site/vpn");
    refuseToStart();

    assertThatThrownBy(() -> handle(Handling.START, "site/web"))
        .hasMessage("site/web cannot be started: it lives in site/vpn, which has no container")
        .extracting(error -> ((OperationException) error).hints().toString())
        .isEqualTo("[steward deploy site     makes both]");
  }

  @Test
  void leavesAloneInARestartWhatWasStoppedOnPurpose() {
    handle(Handling.STOP, "site/app");

    Handled restarted = handle(Handling.RESTART, "site");

    assertThat(restarted.services()).extracting(Handled.Touched::service).containsExactly("web");
    assertThat(restarted.remarks())
        .containsExactly("site/app was stopped on purpose and stays so: steward stack start");
  }

  @Test
  void removesContainersAndKeepsVolumes() {
    Handled removed = handle(Handling.REMOVE, "site");

    assertThat(bench.running("site")).isEmpty();
    assertThat(bench.target.behind().volumes()).containsExactly("site_data");
    assertThat(removed.volumes()).containsExactly("site_data");
    assertThat(Bench.outcome(bench.deploy("site"), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void missesNothingOfAStackThatWasRemoved() {
    handle(Handling.REMOVE, "site");

    assertThat(status("web").grade()).isEqualTo(StackStatus.Grade.NOT_DEPLOYED);
    assertThat(printedStatus())
        .contains("  site              on sim, removed today 08:00")
        .contains("  · web             not deployed")
        .endsWith("Services: 0 well, 2 not deployed.");
  }

  @Test
  void missesNothingThatWasRemovedOrNeverDeployed() {
    handle(Handling.REMOVE, "site/app");
    bench.stack(
        "site", TWO.replace("volumes:\n  data", "  new: { image: new:1 }\nvolumes:\n  data"));

    assertThat(status("web").grade()).isEqualTo(StackStatus.Grade.WELL);
    assertThat(status("app").grade()).isEqualTo(StackStatus.Grade.NOT_DEPLOYED);
    assertThat(status("new").grade()).isEqualTo(StackStatus.Grade.NOT_DEPLOYED);
    assertThat(printedStatus()).endsWith("Services: 1 well, 2 not deployed.");
  }

  @Test
  void forgetsWhatTheFilesDoNotWantAndNobodyRuns() {
    handle(Handling.REMOVE, "site/app");
    bench.stack("site", "services: { web: { image: 'nginx:1' } }\n");

    assertThat(printedStatus()).doesNotContain("app").endsWith("Services: 1 well.");
  }

  @Test
  void missesWhatWasDeployedAndIsGone() {
    bench.target.remove(bench.id("site", "app"));

    assertThat(status("app").grade()).isEqualTo(StackStatus.Grade.MISSING);
  }

  @Test
  void missesAgainWhatWasDeployedAfterItWasRemoved() {
    handle(Handling.REMOVE, "site/app");
    bench.deploy("site");
    bench.target.remove(bench.id("site", "app"));

    assertThat(status("app").grade()).isEqualTo(StackStatus.Grade.MISSING);
  }

  private String printedStatus() {
    var page = new Page();
    LabStatus status = bench.get(Inventory.class).status(bench.selection("site"));
    new StatusPage(status, new Moment(status.at(), java.time.ZoneOffset.UTC), page).print();
    return page.plain();
  }

  @Test
  void letsAProjectBeRenamedOnceItWasRemoved() {
    bench.stack("site", "name: other\n" + TWO);
    assertThatThrownBy(() -> bench.plan("site")).hasMessageContaining("is now called other");

    handle(Handling.REMOVE, "site");
    bench.deploy("site");

    assertThat(bench.running("site")).isEmpty();
    assertThat(bench.running("other")).containsOnlyKeys("web", "app");
  }

  @Test
  void asksBeforeItStops() {
    Run run = bench.run();
    var no = new Run("", "mark", folder, false, run.progress(), question -> false, () -> false);

    assertThatThrownBy(
            () ->
                bench
                    .get(ServiceControl.class)
                    .handle(Handling.STOP, bench.selection("site"), "", Duration.ZERO, no))
        .hasMessage("not confirmed; nothing was touched");
    assertThat(bench.store().stops().of(bench.key("site"))).isEmpty();
    assertThat(status("app").grade()).isEqualTo(StackStatus.Grade.WELL);
  }

  @Test
  void hidesSecretsInADifference() {
    bench.stack("site", TWO.replace("hunter2", "hunter3").replace("Berlin", "Paris"));

    TextDiff diff =
        bench.get(StackDiff.class).diff(new StackRevision("site", java.util.Optional.empty()));

    assertThat(diff.texts()).hasSize(1);
    assertThat(diff.texts().get(0).lines())
        .contains(
            "-      DB_PASSWORD: (hidden, old)",
            "-      TZ: Europe/Berlin",
            "+      DB_PASSWORD: (hidden, new)",
            "+      TZ: Europe/Paris")
        .noneMatch(line -> line.contains("hunter"));
  }

  @Test
  void printsHowEveryServiceIs() {
    handle(Handling.STOP, "site/app");
    var page = new Page();
    LabStatus status = bench.get(Inventory.class).status(bench.selection("site"));

    new StatusPage(status, new Moment(status.at(), java.time.ZoneOffset.UTC), page).print();

    assertThat(page.plain().lines().skip(2))
        .first()
        .asString()
        .startsWith("  site              on sim, revision 1, today 08:00 by mark");
    assertThat(page.plain())
        .contains("  · app             stopped         by mark, today 08:00,")
        .endsWith("Services: 1 well, 1 stopped on purpose.");
  }
}
