// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a container is doing.
 *
 * @param status {@code created}, {@code running}, {@code paused}, {@code restarting}, {@code
 *     removing}, {@code exited} or {@code dead}
 * @param exitCode of the last time it ran
 * @param pid its first process on the engine's host; 0 when it does not run
 * @param error why the engine could not start it; empty when it could
 * @param startedAt empty when it never ran
 * @param finishedAt empty when it never ended
 * @param restartCount how often its restart policy started it again
 * @param health empty when it has no health check
 */
public record ContainerState(
    String status,
    boolean running,
    int pid,
    boolean paused,
    boolean restarting,
    boolean oomKilled,
    int exitCode,
    String error,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    int restartCount,
    Optional<Health> health) {

  /**
   * What its health check found.
   *
   * @param status {@code starting}, {@code healthy} or {@code unhealthy}
   * @param failingStreak how often in a row it failed up to now
   * @param log the last checks, oldest first
   */
  public record Health(String status, int failingStreak, List<HealthProbe> log) {
    /** Copies the log. */
    public Health {
      log = List.copyOf(log);
    }
  }

  /** One check: when it ended, what it answered and said. */
  public record HealthProbe(Instant end, int exitCode, String output) {}

  static ContainerState read(Json container) {
    Json state = container.in("State");
    Json health = state.in("Health");
    return new ContainerState(
        state.text("Status"),
        state.flag("Running"),
        (int) state.number("Pid"),
        state.flag("Paused"),
        state.flag("Restarting"),
        state.flag("OOMKilled"),
        (int) state.number("ExitCode"),
        state.text("Error"),
        state.instant("StartedAt"),
        state.instant("FinishedAt"),
        (int) container.number("RestartCount"),
        health.isPresent() ? Optional.of(health(health)) : Optional.empty());
  }

  private static Health health(Json health) {
    return new Health(
        health.text("Status"),
        (int) health.number("FailingStreak"),
        health.elements(
            "Log",
            probe ->
                new HealthProbe(
                    probe.instant("End").orElse(Instant.EPOCH),
                    (int) probe.number("ExitCode"),
                    probe.text("Output"))));
  }
}
