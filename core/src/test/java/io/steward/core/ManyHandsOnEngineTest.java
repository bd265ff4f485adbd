// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.Change;
import io.steward.core.deploy.Outcome;
import io.steward.core.error.ErrorKind;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Other hands on the same stack in the middle of a deploy, on the engine. */
class ManyHandsOnEngineTest extends OnWorld {
  private int changes;

  /** No two changes are the same: what failed once is not deployed again. */
  private Attempt change(String web) {
    String label = "    labels: {change: '" + ++changes + "'}\n";
    lab.stack("app", World.web("image: steward/tiny:2\n" + label + web));
    return lab.attempt("app");
  }

  private String web() {
    return lab.project("app") + "-web-1";
  }

  private void composeUp() {
    String project = lab.project("app");
    assertThat(
            lab.docker("compose", "-p", project, "--project-directory", "stacks/app", "up", "-d")
                .succeeded())
        .isTrue();
  }

  @Test
  void refusesASecondDeployOfTheSameStack() {
    var second = new AtomicReference<Attempt>();
    lab.during(EngineHomelab::gated, () -> second.set(lab.attempt("app")));

    Attempt first = change("");

    assertThat(first.error()).isEmpty();
    assertThat(second.get().error())
        .matches("app is locked by test on .* \\(pid \\d+, run .*, since .*\\): deploy");
    assertThat(second.get().result()).isEmpty();
    assertThat(second.get().kind()).contains(ErrorKind.REFUSED);
    world.neighboursStay();
  }

  @Test
  void letsAnotherStackBeDeployedMeanwhile() {
    var second = new AtomicReference<Attempt>();
    lab.during(EngineHomelab::gated, () -> second.set(lab.attempt("other")));

    Attempt first = change("");

    assertThat(first.error()).isEmpty();
    assertThat(second.get().stack("other").outcome()).isEqualTo(Outcome.UNCHANGED);
    world.neighboursStay();
  }

  @Test
  void goesBackWhenTheNewOneIsStoppedByHand() {
    lab.during(EngineHomelab::gated, () -> lab.docker("stop", web()));

    Attempt attempt = change("");

    attempt.failed(
        "app", Outcome.ROLLED_BACK, "web: exited (137), its process ended: exit code 137");
    world.back();
  }

  @Test
  void goesBackWhenTheNewOneIsRemovedByHand() {
    lab.during(EngineHomelab::gated, () -> lab.docker("rm", "-f", web()));

    Attempt attempt = change("");

    attempt.failed("app", Outcome.ROLLED_BACK, "web: missing, it has no container");
    world.back();
  }

  /**
   * What another hand took away and the deploy had not touched is not the deploy's to bring back.
   */
  @Test
  void bringsBackWhatItTouchedWhenTheStackIsTakenDownByHand() {
    lab.during(
        EngineHomelab::gated,
        () -> lab.docker("compose", "-p", lab.project("app"), "down", "-t", "0"));

    Attempt attempt = change("");

    attempt.failed("app", Outcome.ROLLED_BACK, "web: missing, it has no container");
    world.webIsBack();
    assertThat(lab.ids("app")).containsOnlyKeys("web");
  }

  @Test
  void isNotDisturbedByAComposeUpOfTheSameFiles() {
    lab.during(EngineHomelab::gated, this::composeUp);

    Attempt attempt = change("");

    assertThat(attempt.error()).isEmpty();
    assertThat(attempt.stack("app").remarks()).isEmpty();
    world.neighboursStay();
  }

  @Test
  void tellsThatAComposeUpOfOtherFilesCameBetween() {
    lab.during(
        EngineHomelab::gated,
        () -> {
          lab.stack("app", World.APP.replace("blue", "green"));
          composeUp();
        });

    Attempt attempt = change("");

    assertThat(attempt.error()).isEmpty();
    assertThat(attempt.stack("app").remarks())
        .containsExactly(
            "web was replaced by another hand meanwhile: whether it is that of revision "
                + attempt.stack("app").revision()
                + " tells steward plan app");
    world.neighboursStay();
    assertThat(lab.plan("app").stacks().get(0).otherHands()).containsExactly(web());
    lab.stack("app", World.web("image: steward/tiny:2"));
    assertThat(lab.plan("app").stacks().get(0).names(Change.RECREATE)).containsExactly("web");
  }

  @Test
  void touchesNothingWhenAFileIsChangedMeanwhile() {
    lab.during(
        step -> step.subject().equals("snapshot"),
        () -> lab.stack("app", World.APP.replace("blue", "green")));

    Attempt attempt = change("");

    attempt.failed(
        "app",
        Outcome.ROLLED_BACK,
        folder.resolve("stacks/app/compose.yaml") + " changed after the plan was made");
    world.untouched();
  }

  /** The one that ran was made here, and nobody else has it. */
  @Test
  void needsHandsWhenTheOldImageIsDeletedMeanwhile() {
    lab.write("image/Dockerfile", "FROM steward/tiny:1\nLABEL own=" + lab.project("own") + "\n");
    String own = lab.project("own");
    lab.docker("build", "-q", "-t", own, "--network", "none", "image");
    lab.docker("save", "-o", "own.tar", own);
    lab.stack("app", World.web("image: " + own));
    assertThat(lab.attempt("app").error()).isEmpty();
    lab.during(EngineHomelab::gated, () -> lab.docker("rmi", "-f", own));

    Attempt attempt = change("    command: [sh, -c, 'sleep 1; exit 1']");

    attempt.failed("app", Outcome.NEEDS_HANDS, "web: exited (1), its process ended: exit code 1");
    assertThat(attempt.stack("app").remarks())
        .containsExactly(
            "The way back failed: the image that web ran with ("
                + own
                + ") is gone and has no digest",
            "load " + own + " again (docker load), then: steward stack resume app",
            "or build it anew, bring the files to what ran, then: steward deploy app");
    assertThat(attempt.kind().orElseThrow().exitCode()).isEqualTo(7);
    world.neighboursStay();
    lab.docker("load", "-i", "own.tar");
    assertThat(lab.told("stack resume", "app"))
        .isEqualTo("app was not finished: interrupted on the way back");
    world.neighboursStay();
    assertThat(lab.containers("app")).allMatch(container -> container.condition().isFine());
    lab.stack("app", World.web("image: " + own));
    assertThat(lab.plan("app").isEmpty()).isTrue();
    lab.stack("app", World.APP);
    assertThat(lab.attempt("app").error()).isEmpty();
    lab.docker("rmi", "-f", own);
  }

  /** Who lives in another container's spaces goes with it, there and back. */
  @Test
  void takesAlongWhoLivesInAnother() {
    String tenants =
        """
        services:
          host: {image: steward/tiny:1, ipc: shareable, labels: {colour: blue}}
          network: {image: steward/tiny:1, command: [sleep, '600'], network_mode: 'service:host'}
          pid: {image: steward/tiny:1, command: [sleep, '600'], pid: 'service:host'}
          ipc: {image: steward/tiny:1, command: [sleep, '600'], ipc: 'service:host'}
          alone: {image: steward/tiny:1}
        """;
    lab.stack("tenants", tenants);
    assertThat(lab.attempt("tenants").error()).isEmpty();
    String alone = lab.ids("tenants").get("alone");

    lab.stack("tenants", tenants.replace("blue", "green"));
    assertThat(lab.attempt("tenants").error()).isEmpty();
    liveTogether(alone);

    lab.stack(
        "tenants",
        tenants.replace(
            "colour: blue}",
            "colour: red}, healthcheck: {test: 'false', interval: 1s, retries: 1}"));
    lab.attempt("tenants")
        .failed("tenants", Outcome.ROLLED_BACK, "host: unhealthy, its health check failed");
    liveTogether(alone);
    world.untouched();
  }

  private void liveTogether(String alone) {
    assertThat(lab.ids("tenants")).containsEntry("alone", alone);
    assertThat(lab.containers("tenants"))
        .hasSize(5)
        .allMatch(container -> container.condition().isFine());
    String host = "container:" + lab.ids("tenants").get("host");
    assertThat(mode("network", "NetworkMode")).isEqualTo(host);
    assertThat(mode("pid", "PidMode")).isEqualTo(host);
    assertThat(mode("ipc", "IpcMode")).isEqualTo(host);
  }

  private String mode(String service, String field) {
    String id = lab.ids("tenants").get(service);
    return lab.docker("inspect", "-f", "{{.HostConfig." + field + "}}", id).output().strip();
  }
}
