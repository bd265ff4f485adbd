// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.Outcome;
import io.steward.core.error.ErrorKind;
import io.steward.core.testing.Lab;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Images that are not there, do not arrive, or are for another machine, on the engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageFaultsOnEngineTest {
  private Path folder;
  private OwnEngine engine;
  private EngineHomelab lab;
  private World world;

  /** One that asks a registry once: by itself it would try for a minute. */
  @BeforeAll
  void begin(@TempDir Path temporary) {
    folder = temporary;
    engine = new OwnEngine(600, "--max-download-attempts", "1");
    lab = new EngineHomelab(folder, engine.docker());
    world = World.deployed(lab);
  }

  @BeforeEach
  void restore() {
    world.restore();
  }

  @AfterAll
  void end() {
    lab.close();
    engine.close();
  }

  private String image(String name) {
    return lab.docker.registry() + "/" + lab.project("x") + "-" + name;
  }

  /** Pushes an image and forgets it. */
  private String published(String source, String name) {
    String image = image(name);
    docker("tag", source, image);
    docker("push", image);
    docker("rmi", image);
    return image;
  }

  private void docker(String... words) {
    assertThat(lab.docker(words).succeeded()).describedAs(List.of(words) + "").isTrue();
  }

  private Attempt change(String web) {
    lab.stack("app", World.web(web));
    return lab.attempt("app");
  }

  @Test
  void refusesAnImageThatNoRegistryHas() {
    String none = image("none:1");

    change("image: " + none)
        .refused(
            ErrorKind.FAILED,
            "cannot pull "
                + none
                + ": manifest for "
                + none
                + " not found: manifest unknown: manifest unknown. Nothing was touched");

    world.untouched();
  }

  @Test
  void refusesAFirstDeployOfAnImageThatNoRegistryHas() {
    String none = image("none:1");
    lab.stack(
        "first",
        "services: {web: {image: '" + none + "', volumes: ['data:/data']}}\nvolumes: {data: {}}\n");

    lab.attempt("first")
        .refused(
            ErrorKind.FAILED,
            "cannot pull "
                + none
                + ": manifest for "
                + none
                + " not found: manifest unknown: manifest unknown. Nothing was touched");

    world.removed("first");
  }

  @Test
  void refusesAnImageThatIsNotThereAndMayNotBePulled() {
    change("image: own/none:1\n    pull_policy: never")
        .refused(
            ErrorKind.FAILED,
            "preflight: app needs image own/none:1 for web, which is not on local and is never"
                + " pulled (pull_policy). Nothing was touched");

    world.untouched();
  }

  @Test
  void refusesWhenARegistryGoesDownInTheMiddleOfAPull() {
    lab.write(
        "image/Dockerfile", "FROM steward/tiny:1\nRUN dd if=/dev/urandom of=/big bs=1M count=4\n");
    docker("build", "-t", "own/big:1", "--network", "none", "image");
    String image = published("own/big:1", "big:1");
    docker("rmi", "own/big:1");
    try (var registry = new CutRegistry(lab.docker.registry(), 1_000_000)) {
      String cut = image.replace(lab.docker.registry(), registry.address());

      Attempt attempt = change("image: " + cut);

      assertThat(attempt.error())
          .startsWith("cannot pull " + cut + ": ")
          .endsWith(". Nothing was touched");
      assertThat(attempt.kind()).contains(ErrorKind.UNREACHABLE);
      assertThat(attempt.result()).isEmpty();
      assertThat(registry.isCut()).isTrue();
    }
    world.untouched();
  }

  @Test
  void namesThePullOfFiveThatFailed() {
    StringBuilder five = new StringBuilder();
    for (int number = 1; number <= 5; number++) {
      String image = number == 3 ? image("3:1") : published(Lab.Docker.NEWER_IMAGE, number + ":1");
      five.append("  s").append(number).append(": {image: '").append(image).append("'}\n");
    }
    lab.stack("app", World.APP.replace("  still:", five + "  still:"));

    lab.attempt("app")
        .refused(
            ErrorKind.FAILED,
            "cannot pull "
                + image("3:1")
                + ": manifest for "
                + image("3:1")
                + " not found: manifest unknown: manifest unknown. Nothing was touched");

    world.untouched();
  }

  /** An image that says it is for another machine, and whose program no machine can run. */
  private String foreign(String name) throws IOException {
    lab.write(
        "foreign/Dockerfile",
        "FROM steward/tiny:1\nRUN printf '\\177ELF' > /foreign && chmod 755 /foreign\n"
            + "LABEL name="
            + name
            + "\nCMD [\"/foreign\"]\n");
    docker("build", "-q", "-t", name, "--network", "none", "foreign");
    docker("save", "-o", "foreign.tar", name);
    docker("rmi", name);
    Path tar = folder.resolve("foreign.tar");
    String bytes = Files.readString(tar, StandardCharsets.ISO_8859_1);
    String architecture = here().replaceFirst(".*/", "");
    assertThat(architecture).hasSameSizeAs("s390x");
    Files.writeString(
        tar, bytes.replace("\"" + architecture + "\"", "\"s390x\""), StandardCharsets.ISO_8859_1);
    docker("load", "-i", "foreign.tar");
    return name;
  }

  private String here() {
    return lab.docker("version", "-f", "{{.Server.Os}}/{{.Server.Arch}}").output().strip();
  }

  @Test
  void refusesAnImageForAnotherMachineThatIsThere() throws IOException {
    change("image: " + foreign("own/foreign:1"))
        .refused(
            ErrorKind.FAILED,
            "preflight: app needs another own/foreign:1 for web: this one is for linux/s390x, and"
                + " local is "
                + here()
                + ". Nothing was touched");

    world.untouched();
  }

  @Test
  void refusesAnImageForAnotherMachineThatWasPulled() throws IOException {
    String image = published(foreign("own/foreign:2"), "foreign:2");
    docker("rmi", "own/foreign:2");

    change("image: " + image)
        .refused(
            ErrorKind.FAILED,
            "preflight: app needs another "
                + image
                + " for web: this one is for linux/s390x, and local is "
                + here()
                + ". Nothing was touched");

    world.untouched();
  }

  /** Who says which platform is meant is let try. */
  @Test
  void goesBackFromAnImageForAnotherMachineThatIsMeant() throws IOException {
    Attempt attempt = change("image: " + foreign("own/foreign:3") + "\n    platform: linux/s390x");

    attempt.failed("app", Outcome.ROLLED_BACK, "web: exited (1), its process ended: exit code 1");
    assertThat(attempt.stack("app").log().toString()).contains("exec format error");
    world.back();
  }
}
