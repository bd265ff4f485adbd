// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.OperationException;
import io.steward.core.operation.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Containers that are replaced some at a time, or after the new ones are ready. */
class RolloutTest {
  @TempDir Path folder;
  private Bench bench;
  private boolean settled;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static String site(int replicas, String image, String update, String more) {
    return """
        services:
          web:
            image: %s
            deploy: { replicas: %d, update_config: { %s } }
        %s
        """
        .formatted(image, replicas, update, more.indent(4).stripTrailing());
  }

  private void settings(String gate) {
    settled = true;
    bench.deployment("stacks: { site: { gate: { " + gate + " } } }\n");
  }

  private Set<String> good(String compose) {
    if (!settled) {
      settings("");
    }
    bench.stack("site", compose);
    assertThat(Bench.outcome(bench.deploy(), "site")).isEqualTo(Outcome.DEPLOYED);
    bench.clock.advance(Duration.ofMinutes(5));
    bench.target.forgetCalls();
    return ids();
  }

  private Set<String> ids() {
    Set<String> ids = new TreeSet<>();
    bench.target.behind().containers("site").forEach(container -> ids.add(container.id()));
    return ids;
  }

  private List<String> names() {
    return bench.target.behind().containers("site").stream()
        .map(ContainerState::name)
        .sorted()
        .toList();
  }

  private StackOutcome deploy(String compose) {
    bench.stack("site", compose);
    return Bench.find(bench.deploy(), "site").orElseThrow();
  }

  private List<String> calls() {
    return bench.target.calls().stream()
        .filter(call -> call.startsWith("apply") || call.startsWith("remove"))
        .toList();
  }

  @Test
  void replacesOneContainerAtATime() {
    settings("parallelism: 1");
    good(site(3, "web:1", "", ""));

    assertThat(deploy(site(3, "web:2", "", "")).outcome()).isEqualTo(Outcome.DEPLOYED);

    assertThat(calls())
        .containsExactly(
            "remove site-web-1",
            "apply site [web] to 3",
            "remove site-web-2",
            "apply site [web] to 3",
            "remove site-web-3",
            "apply site [web] to 3");
    assertThat(names()).containsExactly("site-web-4", "site-web-5", "site-web-6");
    assertThat(bench.plan("site").isEmpty()).isTrue();
  }

  @Test
  void readsUpdateConfigAndWaitsBetweenGroups() {
    settings("monitor: 10s");
    String update = "parallelism: 2, delay: 1m";
    good(site(3, "web:1", update, ""));
    List<Instant> applied = new ArrayList<>();
    bench.target.before("apply", () -> applied.add(bench.clock.instant()));

    deploy(site(3, "web:2", update, ""));

    assertThat(calls())
        .containsExactly(
            "remove site-web-1",
            "remove site-web-2",
            "apply site [web] to 3",
            "remove site-web-3",
            "apply site [web] to 3");
    assertThat(Duration.between(applied.get(0), applied.get(1))).hasSeconds(70);
  }

  @Test
  void settingsWinOverTheFile() {
    settings("parallelism: 0");
    good(site(3, "web:1", "parallelism: 1", ""));

    deploy(site(3, "web:2", "parallelism: 1", ""));

    assertThat(calls()).containsExactly("apply site [web]");
  }

  @Test
  void startsTheNewOnesFirst() {
    Set<String> before = good(site(2, "web:1", "order: start-first", ""));
    bench.target.before("remove", () -> assertThat(ids()).hasSizeGreaterThan(2));

    assertThat(deploy(site(2, "web:2", "order: start-first", "")).outcome())
        .isEqualTo(Outcome.DEPLOYED);

    assertThat(calls())
        .containsExactly("apply site [web] to 4", "remove site-web-1", "remove site-web-2");
    assertThat(names()).containsExactly("site-web-3", "site-web-4");
    assertThat(ids()).doesNotContainAnyElementsOf(before);
    assertThat(bench.plan("site").isEmpty()).isTrue();
  }

  @Test
  void startsSomeFirstAtATime() {
    settings("order: start-first, parallelism: 1");
    good(site(2, "web:1", "", ""));

    deploy(site(2, "web:2", "", ""));

    assertThat(calls())
        .containsExactly(
            "apply site [web] to 3",
            "remove site-web-1",
            "apply site [web] to 3",
            "remove site-web-2");
  }

  @Test
  void replacesWhatElseChangesAtOnceAndInOrder() {
    String both = "  db: { image: \"db:1\" }\n  app: { image: \"app:1\", depends_on: [ web ] }\n";
    good(site(2, "web:1", "order: start-first", "") + both);

    deploy(
        site(2, "web:2", "order: start-first", "")
            + both.replace("db:1", "db:2").replace("app:1", "app:2"));

    assertThat(calls())
        .containsExactly(
            "apply site [web] to 4",
            "remove site-web-1",
            "remove site-web-2",
            "apply site [db, app]");
  }

  @Test
  void takesTheNewOnesAwayAndNeverTouchesTheOld() {
    Set<String> before = good(site(2, "web:1", "order: start-first", ""));

    StackOutcome outcome =
        deploy(
            site(2, "web:2", "order: start-first", "labels: [ steward.simulated.health=exits ]"));

    assertThat(outcome.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(ids()).isEqualTo(before);
    assertThat(calls())
        .containsExactly("apply site [web] to 4", "remove site-web-3", "remove site-web-4");
  }

  @Test
  void takesBackOnlyTheFirstGroup() {
    settings("parallelism: 1");
    Set<String> before = good(site(3, "web:1", "", ""));

    StackOutcome outcome =
        deploy(site(3, "web:2", "", "labels: [ steward.simulated.health=exits ]"));

    assertThat(outcome.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(calls())
        .containsExactly(
            "remove site-web-1",
            "apply site [web] to 3",
            "remove site-web-4",
            "apply site [web] to 3 back");
    assertThat(ids()).hasSize(3);
    assertThat(ids().stream().filter(before::contains)).hasSize(2);
  }

  @Test
  void stopsWhereItIsWhenSettingsSayPause() {
    settings("parallelism: 1, failure-action: pause");
    good(site(3, "web:1", "", ""));

    StackOutcome outcome =
        deploy(site(3, "web:2", "", "labels: [ steward.simulated.health=exits ]"));

    assertThat(outcome.outcome()).isEqualTo(Outcome.LEFT_AS_IS);
    assertThat(names()).containsExactly("site-web-2", "site-web-3", "site-web-4");
  }

  @Test
  void goesOnWhenSettingsSayContinue() {
    settings("parallelism: 1, failure-action: continue");
    good(site(2, "web:1", "", ""));

    StackOutcome outcome =
        deploy(site(2, "web:2", "", "labels: [ steward.simulated.health=exits ]"));

    assertThat(outcome.outcome()).isEqualTo(Outcome.LEFT_AS_IS);
    assertThat(names()).containsExactly("site-web-3", "site-web-4");
  }

  @Test
  void growsAndShrinksOnTheWay() {
    settings("parallelism: 1");
    good(site(2, "web:1", "", ""));
    deploy(site(4, "web:2", "", ""));
    assertThat(ids()).hasSize(4);
    bench.clock.advance(Duration.ofMinutes(5));

    assertThat(deploy(site(1, "web:3", "", "")).outcome()).isEqualTo(Outcome.DEPLOYED);

    assertThat(ids()).hasSize(1);
    assertThat(bench.plan("site").isEmpty()).isTrue();
  }

  @Test
  void stopsBetweenTwoGroups() {
    settings("parallelism: 1, delay: 1m");
    good(site(2, "web:1", "", ""));
    bench.target.before("apply", () -> bench.stopping.set(true));

    StackOutcome outcome = deploy(site(2, "web:2", "", ""));

    assertThat(outcome.outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(outcome.error()).isEqualTo("stopped before every container of web was replaced");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "container_name: web | has the fixed name web",
        "ports: [ \"8080:80\" ] | publishes 8080 → 80/tcp",
        "network_mode: host | has the network mode host",
        "networks: { default: { ipv4_address: 10.9.0.5 } } | has a fixed address on site_default",
        "volumes: [ \"./data:/data\" ] | writes to /data, and two would at the same time",
        "devices: [ \"/dev/ttyUSB0:/dev/ttyUSB0\" ] | has the device /dev/ttyUSB0",
      })
  void refusesStartFirstForWhatCannotExistTwice(String what, String why) {
    settings("order: start-first");
    good(site(1, "web:1", "", what));
    bench.stack("site", site(1, "web:2", "", what));

    String sentence =
        "start-first is not possible for web, which "
            + why
            + "; say order for single services in deploy.update_config of the Compose file";
    assertThat(bench.plan("site").stacks().get(0).stopFirst()).containsExactly(sentence);
    assertThatThrownBy(() -> bench.deploy())
        .isInstanceOf(OperationException.class)
        .hasMessage("preflight: site: " + sentence + ". Nothing was touched");
    assertThat(calls()).isEmpty();
  }

  @Test
  void fallsBackWhenOnlyTheFileSaysSo() {
    String port = "ports: [ \"8080:80\" ]";
    good(site(1, "web:1", "order: start-first", port));

    bench.stack("site", site(1, "web:2", "order: start-first", port));
    var page = new Page();
    bench.plan("site").print(page);
    assertThat(page.plain())
        .contains("  ! stop-first, not start-first: web, which publishes 8080 → 80/tcp");

    StackOutcome outcome = deploy(site(1, "web:2", "order: start-first", port));

    assertThat(outcome.outcome()).isEqualTo(Outcome.DEPLOYED);
    assertThat(outcome.remarks())
        .containsExactly(
            "Replaced stop-first, not start-first: web, which publishes 8080 → 80/tcp.");
    assertThat(calls()).containsExactly("apply site [web]");
  }

  @Test
  void leavesAnonymousVolumesToCompose() {
    settings("parallelism: 1");
    bench.target.ownVolumes = good(site(2, "web:1", "order: start-first", ""));

    StackOutcome outcome = deploy(site(2, "web:2", "order: start-first", ""));

    assertThat(calls()).containsExactly("apply site [web]");
    assertThat(outcome.remarks())
        .containsExactly(
            "Replaced stop-first, not start-first: web, which has an anonymous volume that only a"
                + " replacement keeps.");
  }

  @Test
  void takesNoServiceFirstThatOthersLiveIn() {
    String tenant = "  tenant: { image: \"tenant:1\", network_mode: \"service:web\" }\n";
    good(site(1, "web:1", "order: start-first", "") + tenant);

    StackOutcome outcome = deploy(site(1, "web:2", "order: start-first", "") + tenant);

    assertThat(outcome.remarks())
        .contains(
            "Replaced stop-first, not start-first: web, which is the network or process space of"
                + " tenant.");
  }

  /** Entries: begun, then for each group removing, applying, judging, and the last judging. */
  @ParameterizedTest(name = "killed at entry {0}, forward {1}")
  @CsvSource({
    "2, true", "3, true", "4, true", "5, true", "6, true", "7, true", "8, true",
    "2, false", "3, false", "4, false", "5, false", "6, false", "7, false", "8, false"
  })
  void isFinishedOrTakenBackWhereverItWasKilled(int entry, boolean forward) {
    settings("parallelism: 1");
    Set<String> before = good(site(2, "web:1", "", ""));
    bench.stack("site", site(2, "web:2", "", ""));
    bench.journal().dieAt(entry, true);
    assertThatThrownBy(() -> bench.deploy()).isInstanceOf(CrashingJournal.Killed.class);
    bench.restart();

    StackOutcome outcome = bench.resume(!forward).stacks().get(0).outcome();

    assertThat(outcome.outcome()).isEqualTo(forward ? Outcome.DEPLOYED : Outcome.ROLLED_BACK);
    assertThat(ids()).hasSize(2);
    String image = bench.running("site").get("web").fields().find("image").orElseThrow();
    assertThat(image).isEqualTo(forward ? "web:2" : "web:1");
    if (forward) {
      assertThat(ids()).doesNotContainAnyElementsOf(before);
      assertThat(bench.plan("site").isEmpty()).isTrue();
    }
  }

  /** Entries: begun, applying, judging, removing, judging. */
  @ParameterizedTest(name = "killed at entry {0}, forward {1}")
  @CsvSource({
    "2, true",
    "3, true",
    "4, true",
    "5, true",
    "2, false",
    "3, false",
    "4, false",
    "5, false"
  })
  void isFinishedOrTakenBackWhenTheNewOnesComeFirst(int entry, boolean forward) {
    Set<String> before = good(site(2, "web:1", "order: start-first", ""));
    bench.stack("site", site(2, "web:2", "order: start-first", ""));
    bench.journal().dieAt(entry, true);
    assertThatThrownBy(() -> bench.deploy()).isInstanceOf(CrashingJournal.Killed.class);
    bench.restart();

    StackOutcome outcome = bench.resume(!forward).stacks().get(0).outcome();

    assertThat(outcome.outcome()).isEqualTo(forward ? Outcome.DEPLOYED : Outcome.ROLLED_BACK);
    assertThat(ids()).hasSize(2);
    if (forward) {
      assertThat(ids()).doesNotContainAnyElementsOf(before);
      assertThat(bench.plan("site").isEmpty()).isTrue();
    } else if (entry < 5) {
      assertThat(ids()).isEqualTo(before);
    }
  }
}
