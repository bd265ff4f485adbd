// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.Outcome;
import io.steward.core.error.ErrorKind;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An engine that stops, starts again or hangs in the middle of a deploy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineFaultsOnEngineTest {
  private static final String QUICK =
      "retries: {attempts: 2, first-delay: 100ms, longest-delay: 100ms}\n";
  private OwnEngine engine;
  private EngineHomelab lab;
  private World world;
  private int changes;

  @BeforeAll
  void begin(@TempDir Path folder) {
    engine = new OwnEngine(400);
    lab = new EngineHomelab(folder, engine.docker());
    world = World.deployed(lab);
  }

  @BeforeEach
  void restore() {
    engine.start();
    lab.deployment(QUICK);
    world.restore();
  }

  @AfterAll
  void end() {
    lab.close();
    engine.close();
  }

  /** No two changes are the same: what failed once is not deployed again. */
  private Attempt change(String web) {
    String label = "    labels: {change: '" + ++changes + "'}\n";
    lab.stack("app", World.web("image: steward/tiny:2\n" + label + web));
    return lab.attempt("app");
  }

  private String nobody() {
    return "cannot reach Docker at " + engine.docker().host() + ": no such file or directory";
  }

  @Test
  void refusesWhenNoEngineRuns() {
    engine.stop();

    change("").refused(ErrorKind.UNREACHABLE, nobody() + ". Nothing was touched");

    engine.start();
    world.volumesStay();
  }

  /** The engine went while it was asked, or before: the reason differs by chance. */
  private void lost(Attempt attempt, Outcome outcome) {
    assertThat(attempt.error())
        .startsWith("deploy of app failed: cannot reach Docker at " + engine.docker().host());
    assertThat(attempt.stack("app").outcome()).describedAs(attempt.text()).isEqualTo(outcome);
    assertThat(attempt.kind()).isEqualTo(outcome.failure());
  }

  private void needsHands(Attempt attempt) {
    lost(attempt, Outcome.NEEDS_HANDS);
    assertThat(attempt.stack("app").remarks())
        .containsExactly(
            "The way back failed: " + nobody(),
            "start the engine, name another one with DOCKER_HOST, or join the group that may use "
                + engine.docker().socket(),
            "When that is mended: steward stack resume app");
    assertThat(attempt.kind().orElseThrow().exitCode()).isEqualTo(7);
    world.volumesStay();
  }

  private void resumes() {
    engine.start();
    assertThat(lab.told("stack resume", "app"))
        .isEqualTo("app was not finished: interrupted on the way back");
    world.webIsBack();
  }

  @Test
  void needsHandsWhenTheEngineStopsBeforeComposeAndStaysAway() {
    lab.gate("{monitor: 1s, timeout: 2s}");
    lab.during(step -> step.subject().equals("snapshot"), engine::stop);

    Attempt attempt = change("");

    needsHands(attempt);
    resumes();
  }

  @Test
  void needsHandsWhenTheEngineStopsAfterComposeAndStaysAway() {
    lab.gate("{monitor: 1s, timeout: 2s}");
    lab.during(EngineHomelab::gated, engine::stop);

    Attempt attempt = change("");

    needsHands(attempt);
    resumes();
  }

  @Test
  void goesBackWhenTheEngineComesAgain() {
    lab.during(step -> step.subject().equals("snapshot"), engine::stop);
    lab.during(step -> step.detail().startsWith("Waiting for the engine"), engine::start);

    Attempt attempt = change("");

    lost(attempt, Outcome.ROLLED_BACK);
    world.webIsBack();
  }

  /** What has no restart policy lies there when the engine comes again. */
  @Test
  void goesBackWhenWhatRanDoesNotComeAgain() {
    lab.during(EngineHomelab::gated, engine::stop);
    lab.during(step -> step.detail().startsWith("Waiting for the engine"), engine::start);

    Attempt attempt = change("");

    attempt.failed(
        "app", Outcome.ROLLED_BACK, "web: exited (137), its process ended: exit code 137");
    world.webIsBack();
  }

  @Test
  void deploysWhenWhatRanComesAgain() {
    lab.during(EngineHomelab::gated, engine::stop);
    lab.during(step -> step.detail().startsWith("Waiting for the engine"), engine::start);

    Attempt attempt = change("    restart: always");

    assertThat(attempt.error()).isEmpty();
    assertThat(attempt.stack("app").outcome()).isEqualTo(Outcome.DEPLOYED);
    world.volumesStay();
  }

  @Test
  void refusesWhenTheEngineHangs() {
    lab.deployment(QUICK + "targets: {local: {local: {patience: 2s}}}\n");
    engine.stun();

    Attempt attempt = change("");
    engine.wake();

    attempt.refused(
        ErrorKind.UNREACHABLE,
        "Docker at " + engine.docker().host() + " does not answer. Nothing was touched");
    assertThat(attempt.hints()).containsExactly("look at the engine's log: journalctl -u docker");
    world.untouched();
  }

  @Test
  void needsHandsWhenTheEngineHangsInTheMiddle() {
    lab.gate("{monitor: 1s, timeout: 2s}");
    lab.deployment(QUICK + "targets: {local: {local: {patience: 2s}}}\n");
    lab.during(step -> step.subject().equals("snapshot"), engine::stun);

    Attempt attempt = change("");
    engine.wake();

    attempt.failed(
        "app", Outcome.NEEDS_HANDS, "Docker at " + engine.docker().host() + " does not answer");
    assertThat(attempt.stack("app").remarks())
        .containsExactly(
            "The way back failed: Docker at " + engine.docker().host() + " does not answer",
            "look at the engine's log: journalctl -u docker",
            "When that is mended: steward stack resume app");
    world.volumesStay();
    lab.deployment(QUICK);
    assertThat(lab.told("stack resume", "app"))
        .isEqualTo("app was not finished: interrupted on the way back");
    world.webIsBack();
  }
}
