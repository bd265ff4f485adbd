// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.StackStatus.Grade;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts of it that somebody stopped a service on purpose, once it does not lie stopped. */
class StopsTest {
  private static final String OLD =
      """
      services:
        web:
          image: nginx:1.27
          depends_on: [ db ]
        db:
          image: db:1
      """;
  private static final String NEW = OLD.replace("nginx:1.27", "nginx:1.28");

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder).deployment("stacks: { site: {} }\n").stack("site", OLD);
    bench.deploy();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Handled handle(Handling handling, String name) {
    return bench
        .get(ServiceControl.class)
        .handle(handling, bench.selection(name), "", Duration.ZERO, bench.run());
  }

  private void stopAndStartByHand() {
    handle(Handling.STOP, "site/web");
    bench.target.behind().start(bench.id("site", "web"));
  }

  private List<String> marked() {
    return bench.store().stops().of(bench.key("site")).stream().map(Stops.Stop::service).toList();
  }

  @Test
  void comparesWhatRunsAgain() {
    stopAndStartByHand();
    bench.stack("site", NEW);

    assertThat(bench.plan("site").stacks().get(0).names(Change.RECREATE)).containsExactly("web");
    assertThat(Bench.outcome(bench.deploy("site"), "site")).isEqualTo(Outcome.DEPLOYED);
    assertThat(bench.running("site").get("web").fields().find("image")).contains("nginx:1.28");
    assertThat(marked()).isEmpty();
  }

  @Test
  void forgetsWhatADeployMadeAgain() {
    handle(Handling.STOP, "site/web");
    bench.target.behind().remove(bench.id("site", "web"));

    assertThat(Bench.outcome(bench.deploy("site"), "site")).isEqualTo(Outcome.DEPLOYED);
    assertThat(marked()).isEmpty();
  }

  @Test
  void forgetsWhatAFailedDeployLeftAsItIs() {
    handle(Handling.STOP, "site/web");
    bench.target.behind().remove(bench.id("site", "web"));
    bench.stack(
        "site",
        OLD.replace(
            "nginx:1.27",
            """
            nginx:1.27
                labels: [ steward.simulated.health=exits ]
                deploy: { update_config: { failure_action: pause } }"""));

    assertThat(Bench.outcome(bench.deploy("site"), "site")).isEqualTo(Outcome.LEFT_AS_IS);
    assertThat(marked()).isEmpty();
    assertThat(bench.plan("site").stacks().get(0).names(Change.RESTART)).containsExactly("web");
  }

  @Test
  void isNotJudgedWithWhatItDependsOn() {
    handle(Handling.STOP, "site/web");
    bench.stack("site", OLD.replace("db:1", "db:2"));

    StackOutcome outcome = Bench.find(bench.deploy("site"), "site").orElseThrow();

    assertThat(outcome.outcome()).isEqualTo(Outcome.DEPLOYED);
    assertThat(outcome.services()).extracting(answer -> answer.service()).containsExactly("db");
    assertThat(outcome.remarks())
        .containsExactly("web was stopped on purpose and stays so: steward stack start site/web");
  }

  @Test
  void staysStoppedOnTheWayBackOfWhatItLivesIn() {
    String stack =
        """
        services:
          app: { image: app:1, network_mode: 'service:vpn' }
          vpn: { image: vpn:1 }
        """;
    bench.stack("site", stack);
    bench.deploy();
    handle(Handling.STOP, "site/app");
    bench.stack(
        "site", stack.replace("vpn:1", "'vpn:2', labels: [ steward.simulated.health=unhealthy ]"));

    assertThat(Bench.outcome(bench.deploy("site"), "site")).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(bench.running("site").get("app").isAtRest()).isTrue();
    assertThat(marked()).containsExactly("app");
  }

  @Test
  void forgetsWhatRunsWhenItIsToBeStarted() {
    stopAndStartByHand();

    assertThat(handle(Handling.START, "site/web").services()).isEmpty();
    assertThat(marked()).isEmpty();
  }

  @Test
  void marksEachServiceRightBeforeItIsStopped() {
    bench.target.dieAt(2, WatchedTarget.Death.BEFORE);
    assertThatThrownBy(() -> handle(Handling.STOP, "site"))
        .isInstanceOf(CrashingJournal.Killed.class);
    assertThat(marked()).containsExactly("db", "web");
    bench.restart();
    handle(Handling.START, "site");
    bench.target.dieAt(1, WatchedTarget.Death.BEFORE);

    assertThatThrownBy(() -> handle(Handling.STOP, "site"))
        .isInstanceOf(CrashingJournal.Killed.class);

    assertThat(marked()).containsExactly("web");
    bench.restart();
    bench.stack("site", NEW);
    assertThat(bench.plan("site").stacks().get(0).names(Change.RECREATE)).containsExactly("web");
  }

  @Test
  void countsOnlyWhereEveryContainerLiesStopped() {
    var running = Wanted.container("web", 1, Wanted.fields());
    var exited = Wanted.container("web", 2, Wanted.fields(), Wanted.exited(137));
    var paused = Wanted.container("web", 3, Wanted.fields(), Wanted.paused());
    var marks = List.of(Wanted.stop("web"), Wanted.stop("gone"));

    assertThat(Stops.inForce(marks, List.of(exited))).containsExactly("web");
    assertThat(Stops.inForce(marks, List.of(exited, running))).isEmpty();
    assertThat(Stops.inForce(marks, List.of(exited, paused))).isEmpty();
    assertThat(Stops.inForce(List.of(), List.of(exited))).isEmpty();
  }

  @Test
  void countsNoMoreOnceItWasStartedByHandThoughItEndedSince() {
    handle(Handling.STOP, "site/web");
    bench.clock.advance(Duration.ofMinutes(5));
    bench.target.behind().start(bench.id("site", "web"));
    bench.target.behind().stop(bench.id("site", "web"));

    assertThat(bench.plan("site").stacks().get(0).names(Change.RESTART)).containsExactly("web");
  }

  @Test
  void isNoStatusOfWhatRunsInPart() {
    bench.stack("site", OLD.replace("nginx:1.27", "nginx:1.27\n    scale: 2"));
    bench.deploy();
    handle(Handling.STOP, "site/web");
    String second =
        bench.target.behind().containers("site").stream()
            .filter(container -> container.service().equals("web"))
            .reduce((first, last) -> last)
            .orElseThrow()
            .id();
    bench.target.behind().start(second);

    StackStatus.ServiceStatus web =
        bench
            .get(Inventory.class)
            .status(bench.selection("site"))
            .stacks()
            .get(0)
            .services()
            .stream()
            .filter(service -> service.service().equals("web"))
            .findFirst()
            .orElseThrow();

    assertThat(web.grade()).isEqualTo(Grade.SICK);
    assertThat(web.stop()).isEmpty();
    assertThat(bench.plan("site").stacks().get(0).names(Change.RESTART)).containsExactly("web");
  }
}
