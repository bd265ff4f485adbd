// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** New versions that do not start, or do not stay, on the engine. */
class StartFaultsOnEngineTest extends OnWorld {
  private Attempt change(String web) {
    lab.stack("app", World.web(web));
    return lab.attempt("app");
  }

  private static List<String> advice(Attempt attempt) {
    return List.of(
        "steward stack history app "
            + attempt.stack("app").held().orElseThrow()
            + "     the whole story",
        "steward deploy app --again     try the same once more");
  }

  @Test
  void goesBackFromOneThatExitsAtOnce() {
    Attempt attempt =
        change("image: steward/tiny:2\n    command: [sh, -c, 'echo no key >&2; exit 3']");

    attempt.failed("app", Outcome.ROLLED_BACK, "web: exited (3), its process ended: exit code 3");
    assertThat(attempt.stack("app").log()).containsExactly("no key");
    assertThat(attempt.hints()).isEqualTo(advice(attempt));
    world.back();
  }

  @Test
  void removesAFirstDeployThatExitsAtOnce() {
    lab.stack("first", World.web("image: steward/tiny:1\n    command: ['false']"));

    Attempt attempt = lab.attempt("first");

    attempt.failed("first", Outcome.REMOVED, "web: exited (1), its process ended: exit code 1");
    world.removed("first", "data", "quiet");
  }

  /** It is watched for as long as the settings say, and crashes within that time. */
  @Test
  void goesBackFromOneThatCrashesAgainAndAgain() {
    lab.gate("{monitor: 9s, timeout: 20s}");

    Attempt attempt =
        change(
            "image: steward/tiny:2\n    restart: always\n"
                + "    command: [sh, -c, 'sleep 2; exit 4']");

    attempt.failed("app", Outcome.ROLLED_BACK, "web: restarting, ended and was started again once");
    world.back();
  }

  @Test
  void goesBackFromOneThatIsNeverHealthy() {
    Attempt attempt =
        change(
            "image: steward/tiny:2\n    healthcheck: {test: 'echo no answer; false', interval: 1s, retries: 2}");

    attempt.failed("app", Outcome.ROLLED_BACK, "web: unhealthy, health check: no answer");
    world.back();
  }

  /** Healthy once is not enough while the others are still waited for. */
  @Test
  void goesBackFromOneThatIsHealthyOnceAndThenNot() {
    lab.stack(
        "app",
        World.webAnd(
            "image: steward/tiny:2\n    healthcheck:\n"
                + "      {test: 'test ! -e /seen && touch /seen', interval: 1s, retries: 1}",
            "slow",
            "    healthcheck:\n      {test: 'test -e /a || { touch /a; sleep 4; }', interval: 1s}\n"));

    Attempt attempt = lab.attempt("app");

    attempt.failed("app", Outcome.ROLLED_BACK, "web: unhealthy, its health check failed");
    world.back();
  }

  @Test
  void goesBackWhenADependencyIsNeverHealthy() {
    lab.stack(
        "app",
        World.webAnd(
            "image: steward/tiny:2\n    depends_on: {db: {condition: service_healthy}}",
            "db",
            """
                command: [sh, -c, 'echo no space; sleep 99']
                healthcheck: {test: 'false', interval: 1s, retries: 2}
            """));

    Attempt attempt = lab.attempt("app");

    attempt.failed(
        "app",
        Outcome.ROLLED_BACK,
        "Compose could not bring it up: dependency failed to start: container "
            + lab.project("app")
            + "-db-1 is unhealthy");
    assertThat(attempt.stack("app").log()).containsExactly("no space");
    assertThat(attempt.hints()).isEqualTo(advice(attempt));
    world.back();
  }

  @Test
  void saysOnceThatADependencyFailed() {
    lab.stack(
        "app",
        World.webAnd(
            "image: steward/tiny:2\n    depends_on: {job: {condition: service_completed_successfully}}",
            "job",
            "    command: [sh, -c, 'exit 5']\n"));

    lab.attempt("app")
        .failed(
            "app",
            Outcome.ROLLED_BACK,
            "Compose could not bring it up: service \"job\" didn't complete successfully: exit 5");
    world.back();
  }

  @Test
  void saysThatWhatItLivesInIsMissing() {
    lab.stack(
        "net",
        """
        services:
          web: { image: steward/tiny:1 }
          guest: { image: steward/tiny:1, network_mode: "service:web" }
        """);

    lab.attempt("net/guest")
        .failed(
            "net",
            Outcome.REMOVED,
            "Compose could not bring it up: cannot share network namespace with service web:"
                + " container missing");
  }

  @Test
  void goesBackFromOneThatHasTooLittleMemory() {
    Attempt attempt =
        change(
            "image: steward/tiny:2\n    mem_limit: 6m\n    memswap_limit: 6m\n"
                + "    command: [sh, -c, 'exec tail -c 64m /dev/zero']");

    attempt.failed(
        "app", Outcome.ROLLED_BACK, "web: out of memory, its process ended: out of memory");
    world.back();
  }

  @Test
  void goesBackFromOneThatCannotWrite() {
    Attempt attempt =
        change("image: steward/tiny:2\n    read_only: true\n    command: [touch, /pid]");

    attempt.failed("app", Outcome.ROLLED_BACK, "web: exited (1), its process ended: exit code 1");
    assertThat(attempt.stack("app").log()).containsExactly("touch: /pid: Read-only file system");
    world.back();
  }
}
