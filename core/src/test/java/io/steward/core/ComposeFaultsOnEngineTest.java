// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.Outcome;
import io.steward.core.docker.DockerConfig;
import io.steward.core.docker.DockerEndpoint;
import io.steward.core.docker.DockerEngine;
import io.steward.core.error.ErrorKind;
import io.steward.core.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Compose program that is not there, too old or broken, while the engine is well. */
class ComposeFaultsOnEngineTest {
  private static final String SLOW =
      """
      services:
        web:
          image: steward/tiny:1
          command: [ sh, -c, "trap '' TERM HUP; while :; do sleep 1; done" ]
          stop_signal: SIGTERM
          environment: { COLOUR: %s }
      """;

  @TempDir Path folder;
  private EngineHomelab lab;
  private World world;

  @BeforeEach
  void begin() {
    lab = new EngineHomelab(folder);
    world = World.deployed(lab);
    lab.stack("app", World.web("image: steward/tiny:2"));
  }

  @AfterEach
  void end() {
    lab.close();
  }

  /** Has these programs alone be found, no plugin of docker's; the engine is asked without any. */
  private void programs(String name, String script) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    lab.variable("PATH", bin.toString());
    Files.writeString(bin.resolve("config.json"), "{\"cliPluginsExtraDirs\": []}");
    lab.variable("DOCKER_CONFIG", bin.toString());
    Path program = bin.resolve(name);
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void refusesWithoutCompose() throws IOException {
    programs("docker", "echo \"docker: 'compose' is not a docker command.\" >&2; exit 1");

    lab.attempt("app")
        .refused(
            ErrorKind.UNREACHABLE,
            "no Docker Compose 2.20 or newer: 'docker compose': is not installed;"
                + " 'docker-compose': docker-compose is not in PATH. Nothing was touched");

    world.untouched();
  }

  @Test
  void refusesAComposeThatIsTooOld() throws IOException {
    programs("docker", "exit 1");
    programs("docker-compose", "echo 2.0.0");

    lab.attempt("app")
        .refused(
            ErrorKind.UNREACHABLE,
            "no Docker Compose 2.20 or newer: 'docker compose': is not installed;"
                + " 'docker-compose': version 2.0.0 is too old. Nothing was touched");

    world.untouched();
  }

  /** What it says of itself is all that is known before it is needed. */
  @Test
  void touchesNothingWhenComposeIsBroken() throws IOException {
    programs(
        "docker",
        "case \"$*\" in *version*) echo 2.26.1;; *) echo failed: broken >&2; exit 9;; esac");

    Attempt attempt = lab.attempt("app");

    attempt.failed("app", Outcome.ROLLED_BACK, "Compose could not bring it up: failed: broken");
    world.untouched();
  }

  /**
   * The engine stops a container to the end, also when Compose, which had asked for it, is dead.
   */
  @Test
  void startsAgainWhatStillStopsWhenComposeDied() throws IOException {
    String id = changed();
    String began = startOf(id);
    programs("docker", "case \"$*\" in *version*) echo 2.26.1;; *) kill -9 $$;; esac");
    lab.during(step -> step.state().equals("recreating"), () -> stopSlowly(id));

    Attempt attempt = lab.attempt("slow");

    attempt.failed(
        "slow",
        Outcome.ROLLED_BACK,
        "Compose could not bring it up: it ended with code 137 and gave no reason");
    assertThat(lab.ids("slow")).containsEntry("web", id);
    assertThat(startOf(id)).isGreaterThan(began);
    assertThat(lab.docker("inspect", "-f", "{{.State.Status}}", id).output().strip())
        .isEqualTo("running");
  }

  /** It runs on, so nobody waits for its end. */
  @Test
  void doesNotWaitForWhatOnlyGotASignal() throws IOException {
    String id = changed();
    String began = startOf(id);
    programs("docker", "case \"$*\" in *version*) echo 2.26.1;; *) exit 9;; esac");
    List<String> waited = new ArrayList<>();
    lab.during(step -> step.state().equals("recreating"), () -> lab.docker("kill", "-s", "HUP", id))
        .during(step -> step.state().equals("stopping"), () -> waited.add(id));

    assertThat(lab.attempt("slow").stack("slow").outcome()).isEqualTo(Outcome.ROLLED_BACK);

    assertThat(waited).isEmpty();
    assertThat(startOf(id)).isEqualTo(began);
  }

  /** A service that is slow to stop, deployed and then changed; answers the id of its container. */
  private String changed() {
    lab.stack("slow", SLOW.formatted("old"));
    lab.deploy("slow");
    lab.stack("slow", SLOW.formatted("new"));
    return lab.ids("slow").getOrDefault("web", "");
  }

  private String startOf(String id) {
    return lab.docker("inspect", "-f", "{{.State.StartedAt}}", id).output().strip();
  }

  /** Asks for a stop that takes three seconds, and returns as soon as the engine has begun it. */
  private void stopSlowly(String id) {
    var variables = lab.docker.environment();
    var config = new DockerConfig(variables, folder, new ProcessRunner());
    try (var engine = new DockerEngine(DockerEndpoint.find(variables, folder), config)) {
      new Thread(() -> lab.docker("stop", "-t", "3", id)).start();
      Awaitility.await()
          .pollInterval(Duration.ofMillis(20))
          .until(() -> !engine.listEvents(List.of(id), List.of("kill"), Instant.now()).isEmpty());
    }
  }
}
