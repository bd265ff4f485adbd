// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.Outcome;
import io.steward.core.error.ErrorKind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A disk without room and networks without addresses, on an engine of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FullHostOnEngineTest {
  private OwnEngine engine;
  private EngineHomelab lab;
  private World world;
  private Path filler;

  /** It has addresses for the networks of the two stacks, and for no third. */
  @BeforeAll
  void begin(@TempDir Path folder) {
    engine = new OwnEngine(300, "--default-address-pool", "base=10.251.247.0/27,size=28");
    lab = new EngineHomelab(folder, engine.docker());
    world = World.deployed(lab);
    filler = engine.data().resolve("filler");
  }

  @BeforeEach
  void restore() throws IOException {
    Files.deleteIfExists(filler);
    world.restore();
  }

  @AfterAll
  void end() {
    lab.close();
    engine.close();
  }

  private void fill() {
    for (int size = 1 << 16; size > 0; size /= 16) {
      byte[] block = new byte[size];
      try (OutputStream file =
          Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        while (true) {
          file.write(block);
        }
      } catch (IOException full) {
        // So much does not fit any more; less might.
      }
    }
  }

  private void free() {
    try {
      Files.deleteIfExists(filler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Attempt change(String web) {
    lab.stack("app", World.web("image: steward/tiny:2\n" + web));
    return lab.attempt("app");
  }

  @Test
  void goesBackWhenNoAddressesAreLeftForANetwork() {
    lab.stack(
        "app",
        World.web("image: steward/tiny:2\n    networks: [default, more]")
            + "networks: {more: {}}\n");

    Attempt attempt = lab.attempt("app");

    attempt.failed("app", Outcome.ROLLED_BACK, noAddresses("app_more"));
    world.back();
  }

  private String noAddresses(String network) {
    return "Compose could not bring it up: failed to create network "
        + lab.project(network)
        + ": Error response from daemon: could not find an available, non-overlapping IPv4 address"
        + " pool among the defaults to assign to the network";
  }

  @Test
  void removesAFirstDeployWithoutAddresses() {
    lab.stack("first", World.APP);

    Attempt attempt = lab.attempt("first");

    attempt.failed("first", Outcome.REMOVED, noAddresses("first_default"));
    world.removed("first");
  }

  @Test
  void refusesWhenTheDiskIsNearlyFull() {
    fill();

    Attempt attempt = change("");
    attempt.refused(ErrorKind.FAILED, "preflight: local has only 0 kB free. Nothing was touched");

    world.untouched();
  }

  @Test
  void touchesNothingWhenTheDiskFillsUpDuringAPull() {
    lab.write(
        "image/Dockerfile", "FROM steward/tiny:1\nRUN dd if=/dev/urandom of=/big bs=1M count=4\n");
    String image = lab.docker.registry() + "/" + lab.project("big:1");
    lab.docker("build", "-q", "-t", image, "--network", "none", "image");
    lab.docker("push", image);
    lab.docker("rmi", image);
    lab.docker("image", "prune", "-f");
    lab.during(step -> step.subject().equals("pull"), this::fill);

    lab.stack("app", World.web("image: " + image));
    Attempt attempt = lab.attempt("app");

    assertThat(attempt.error())
        .startsWith("cannot pull " + image + ": ")
        .endsWith("no space left on device. Nothing was touched");
    assertThat(attempt.kind()).contains(ErrorKind.FAILED);
    assertThat(attempt.result()).isEmpty();
    world.untouched();
  }

  @Test
  void keepsWhatRunsWhenTheDiskFillsUpBeforeContainersAreMade() {
    lab.during(step -> step.subject().equals("snapshot"), this::fill);

    Attempt attempt = change("    labels: {new: 'yes'}");
    free();

    assertThat(attempt.error())
        .startsWith(
            "deploy of app failed: Compose could not bring it up: Error response from daemon: ")
        .endsWith(": no space left on device");
    assertThat(attempt.stack("app").outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(attempt.kind()).contains(ErrorKind.FAILED);
    world.untouched();
  }

  @Test
  void needsHandsWhenTheDiskIsFullOnTheWayBackToo() {
    lab.during(EngineHomelab::gated, this::fill);

    Attempt attempt = change("    command: [sh, -c, 'sleep 1; exit 1']");

    attempt.failed("app", Outcome.NEEDS_HANDS, "web: exited (1), its process ended: exit code 1");
    assertThat(attempt.stack("app").remarks().get(0))
        .startsWith("The way back failed: Compose could not bring it up: ")
        .endsWith(": no space left on device");
    assertThat(attempt.text()).contains("  When that is mended: steward stack resume app\n");
    assertThat(attempt.hints()).contains("steward ps app     what runs now");
    world.neighboursStay();
    free();
    assertThat(lab.told("stack resume", "app"))
        .isEqualTo("app was not finished: interrupted on the way back");
    world.back();
  }
}
