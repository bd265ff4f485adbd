// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Progress;
import java.nio.file.Path;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavesTest {
  private static final String SICK = ", labels: { steward.simulated.health: exits }";

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void stack(String name, String more) {
    bench.stack(name, "services: { main: { image: 'x:1'" + more + " } }\n");
  }

  @Test
  void deploysWhatIsNeededFirst() {
    bench.deployment("stacks: { web: { after: [app] }, app: { after: [db] }, db: {} }\n");
    stack("web", "");
    stack("app", "");
    stack("db", "");

    DeployResult result = bench.deploy();

    assertThat(result.plan().stacks())
        .extracting(StackPlan::stack)
        .containsExactly("db", "app", "web");
    assertThat(result.plan().stacks()).extracting(StackPlan::wave).containsExactly(1, 2, 3);
    assertThat(bench.target.calls())
        .filteredOn(call -> call.startsWith("apply"))
        .containsExactly("apply db [main]", "apply app [main]", "apply web [main]");
  }

  @Test
  void doesNotTouchWhatDependsOnAStackThatFailed() {
    bench.deployment(
        "stacks: { web: { after: [app] }, app: { after: [db] }, db: {}, alone: {} }\n");
    stack("web", "");
    stack("app", "");
    stack("db", SICK);
    stack("alone", "");

    DeployResult result = bench.deploy();

    assertThat(Bench.outcome(result, "db")).isEqualTo(Outcome.REMOVED);
    assertThat(Bench.outcome(result, "app")).isEqualTo(Outcome.NOT_TOUCHED);
    assertThat(Bench.outcome(result, "web")).isEqualTo(Outcome.NOT_TOUCHED);
    assertThat(Bench.outcome(result, "alone")).isEqualTo(Outcome.DEPLOYED);
    assertThat(Bench.find(result, "app").orElseThrow().error()).isEqualTo("it waits for db");
    assertThat(bench.target.behind().projects()).containsExactly("alone");
  }

  @Test
  void goesOnAfterAStackThatIsToBeContinued() {
    bench.deployment(
        "stacks: { app: { after: [db] }, db: { gate: { failure-action: continue } } }\n");
    stack("app", "");
    stack("db", SICK);

    DeployResult result = bench.deploy();

    assertThat(Bench.outcome(result, "db")).isEqualTo(Outcome.LEFT_AS_IS);
    assertThat(Bench.outcome(result, "app")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void stopsAfterAStackThatIsToBePaused() {
    bench.deployment("stacks: { app: { after: [db] }, db: { gate: { failure-action: pause } } }\n");
    stack("app", "");
    stack("db", SICK);

    DeployResult result = bench.deploy();

    assertThat(Bench.outcome(result, "db")).isEqualTo(Outcome.LEFT_AS_IS);
    assertThat(Bench.outcome(result, "app")).isEqualTo(Outcome.NOT_TOUCHED);
  }

  @Test
  void worksOnIndependentStacksSideBySide() {
    bench.deployment("stacks: { one: {}, two: {} }\n");
    stack("one", "");
    stack("two", "");
    var both = new CyclicBarrier(2);
    bench.target.before(
        "apply",
        () -> {
          try {
            both.await(20, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new AssertionError("the two were not applied side by side", e);
          }
        });

    DeployResult result = bench.deploy();

    assertThat(Bench.outcome(result, "one")).isEqualTo(Outcome.DEPLOYED);
    assertThat(Bench.outcome(result, "two")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void touchesNothingMoreWhenAskedToStop() {
    bench.deployment("stacks: { app: { after: [db] }, db: {} }\n");
    stack("app", "");
    stack("db", ", labels: { steward.simulated.health: ends }");
    bench.target.before("apply", () -> bench.stopping.set(true));

    DeployResult result = bench.deploy();

    assertThat(Bench.outcome(result, "app")).isEqualTo(Outcome.NOT_TOUCHED);
    assertThat(Bench.find(result, "app").orElseThrow().error())
        .isEqualTo("the run was stopped before it");
  }

  @Test
  void takesOverAnUnchangedStackWhileAnotherChanges() {
    bench.deployment("stacks: { one: {}, two: {} }\n");
    stack("one", "");
    stack("two", "");
    bench.deploy("one");
    bench.restart();
    bench.file("config/other", "");
    assertThat(bench.path("state/state.db")).exists();
    bench.path("state/state.db").toFile().delete();

    DeployResult result = bench.deploy();

    assertThat(Bench.outcome(result, "one")).isEqualTo(Outcome.UNCHANGED);
    assertThat(Bench.outcome(result, "two")).isEqualTo(Outcome.DEPLOYED);
    assertThat(bench.store().current(bench.key("one"))).isPresent();
  }

  private void appInTheNetworkOfDb() {
    bench.deployment("stacks: { app: { after: [db] }, db: {} }\n");
    stack("app", ", network_mode: 'container:db-main-1'");
    stack("db", "");
    bench.deploy();
    stack("db", ", user: '7'");
  }

  /** The simulated target does not cut it off; that its container is gone does as well. */
  @Test
  void plansAgainWhatLivesInAContainerOfAnEarlierWave() {
    appInTheNetworkOfDb();
    String old = bench.id("app", "main");
    bench.target.before("apply", () -> bench.target.behind().remove(old));

    DeployResult result = bench.deploy();

    assertThat(Bench.outcome(result, "app")).isEqualTo(Outcome.DEPLOYED);
    assertThat(result.plan().count(Change.RECREATE)).isEqualTo(1);
    assertThat(result.plan().count(Change.CREATE)).isEqualTo(1);
    assertThat(bench.steps())
        .extracting(Progress.Step::detail)
        .contains("Planned again, as its containers live in others  (simulated)");
    assertThat(bench.plan().isEmpty()).isTrue();
  }

  @Test
  void saysThatWhatLivesInAContainerOfAnEarlierWaveCouldNotBePlannedAgain() {
    appInTheNetworkOfDb();
    var looks = new AtomicInteger();
    bench.target.before(
        "apply",
        () ->
            bench.target.before(
                "observe",
                () -> {
                  if (looks.incrementAndGet() == 2) {
                    throw OperationException.of(ErrorKind.UNREACHABLE, "cannot reach Docker");
                  }
                }));

    DeployResult result = bench.deploy();

    assertThat(Bench.outcome(result, "db")).isEqualTo(Outcome.DEPLOYED);
    assertThat(Bench.outcome(result, "app")).isEqualTo(Outcome.NOT_TOUCHED);
    assertThat(result.error()).contains("deploy of app failed: cannot reach Docker (simulated)");
  }
}
