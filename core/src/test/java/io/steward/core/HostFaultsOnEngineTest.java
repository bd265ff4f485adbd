// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.Outcome;
import io.steward.core.error.ErrorKind;
import io.steward.core.testing.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What a host has not, or has given to others, on the engine. */
class HostFaultsOnEngineTest extends OnWorld {
  private Attempt change(String web) {
    lab.stack("app", World.web("image: steward/tiny:2\n" + web));
    return lab.attempt("app");
  }

  /** Mounts something more. */
  private Attempt mount(String flow) {
    lab.stack(
        "app",
        World.web("image: steward/tiny:2").replace("[data:/data]", "['data:/data', " + flow + "]"));
    return lab.attempt("app");
  }

  @Test
  void refusesAPortThatAContainerHas() {
    String name = lab.project("port");
    lab.docker("run", "-d", "--name", name, "-p", "127.0.0.1::8080", Lab.Docker.IMAGE);
    try {
      String port = lab.docker("port", name, "8080/tcp").output().strip().replaceFirst(".*:", "");

      change("    ports: ['127.0.0.1:" + port + ":8080']")
          .refused(
              ErrorKind.FAILED,
              "preflight: app wants port "
                  + port
                  + "/tcp, which "
                  + name
                  + " has. Nothing was touched");
    } finally {
      lab.docker("rm", "-f", name);
    }
    world.untouched();
  }

  @Test
  void refusesAPortThatAProcessHas() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      lab.stack(
          "first", World.web("image: steward/tiny:1\n    ports: ['127.0.0.1:" + port + ":8080']"));

      lab.attempt("first")
          .refused(
              ErrorKind.FAILED,
              "preflight: first wants port "
                  + port
                  + "/tcp, which a process of the host has. Nothing was touched");
    }
    world.removed("first");
  }

  /** One that nobody had when preflight looked. */
  @Test
  void goesBackWhenAPortIsTakenMeanwhile() throws IOException {
    try (var taken = new ServerSocket()) {
      int port = freePort();
      lab.during(
          step -> step.subject().equals("snapshot"),
          () -> {
            try {
              taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });

      Attempt attempt = change("    ports: ['127.0.0.1:" + port + ":8080']");

      assertThat(attempt.error())
          .startsWith("deploy of app failed: Compose could not bring it up: ")
          .contains("127.0.0.1:" + port + ": bind: address already in use");
      assertThat(attempt.stack("app").outcome()).isEqualTo(Outcome.ROLLED_BACK);
      assertThat(attempt.kind()).contains(ErrorKind.FAILED);
    }
    world.back();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void refusesAMountOfWhatIsNotThere() {
    mount("{type: bind, source: ./none, target: /x, bind: {create_host_path: false}}")
        .refused(
            ErrorKind.FAILED,
            "preflight: app needs "
                + folder.resolve("stacks/app/none")
                + ", a mount of web, which is not there. Nothing was touched");

    world.untouched();
  }

  @Test
  void goesBackFromAFolderThatIsMountedOverAFile() {
    Attempt attempt = mount("'./none:/etc/passwd'");

    assertThat(attempt.error())
        .startsWith("deploy of app failed: Compose could not bring it up: ")
        .contains("not a directory");
    assertThat(attempt.stack("app").outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(attempt.kind()).contains(ErrorKind.FAILED);
    assertThat(folder.resolve("stacks/app/none")).isDirectory();
    world.back();
  }

  @Test
  void refusesASecretWithoutItsFile() {
    String secrets = "\nsecrets: {password: {file: ./none}}\n";
    lab.stack("app", World.web("image: steward/tiny:2\n    secrets: [password]") + secrets);
    lab.stack("first", World.web("image: steward/tiny:1\n    secrets: [password]") + secrets);

    lab.attempt("app", "first")
        .refused(
            ErrorKind.FAILED,
            "preflight: app needs "
                + folder.resolve("stacks/app/none")
                + ", secret password of web, which is not there; first needs "
                + folder.resolve("stacks/first/none")
                + ", secret password of web, which is not there. Nothing was touched");

    world.removed("first");
  }

  @Test
  void goesBackWhenASecretIsRemovedMeanwhile() throws IOException {
    lab.write("stacks/app/password", "hush");
    lab.during(
        step -> step.subject().equals("snapshot"),
        () -> {
          try {
            Files.delete(folder.resolve("stacks/app/password"));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    lab.stack(
        "app",
        World.web("image: steward/tiny:2\n    secrets: [password]")
            + "\nsecrets: {password: {file: ./password}}\n");

    Attempt attempt = lab.attempt("app");

    attempt.failed(
        "app",
        Outcome.ROLLED_BACK,
        "Compose could not bring it up: Error response from daemon: invalid mount config for type"
            + " \"bind\": bind source path does not exist: "
            + folder.resolve("stacks/app/password"));
    world.back();
  }

  @Test
  void goesBackWhenAnExternalNetworkGoesMeanwhile() {
    String network = lab.project("outside");
    lab.docker("network", "create", network);
    lab.during(
        step -> step.subject().equals("snapshot"), () -> lab.docker("network", "rm", network));
    lab.stack(
        "app",
        World.web("image: steward/tiny:2\n    networks: [default, outside]")
            + "\nnetworks: {outside: {external: true, name: "
            + network
            + "}}\n");

    Attempt attempt = lab.attempt("app");

    attempt.failed(
        "app",
        Outcome.ROLLED_BACK,
        "Compose could not bring it up: Error response from daemon: network "
            + network
            + " not found");
    world.back();
  }

  @Test
  void refusesAVolumeDriverThatIsNotThere() {
    lab.stack(
        "app",
        World.web("image: steward/tiny:2")
            .replace("[data:/data]", "['data:/data', 'new:/new']")
            .replace("quiet: {}}", "quiet: {}, new: {driver: none-such}}"));

    lab.attempt("app")
        .refused(
            ErrorKind.FAILED,
            "preflight: app needs volume driver none-such for "
                + lab.project("app")
                + "_new, and local has only local. Nothing was touched");

    world.untouched();
  }

  @Test
  void refusesDriversOfNetworksAndLogsThatAreNotThere() {
    lab.stack(
        "app",
        World.web(
                "image: steward/tiny:2\n    networks: [default, new]\n"
                    + "    logging: {driver: none-such}")
            + "networks: {new: {driver: no-wire}}\n");

    Attempt attempt = lab.attempt("app");

    assertThat(attempt.error())
        .startsWith("preflight: app needs log driver none-such for web, and local has only awslogs")
        .contains(
            "; app needs network driver no-wire for " + lab.project("app") + "_new, and local")
        .endsWith(". Nothing was touched");
    assertThat(attempt.kind()).contains(ErrorKind.FAILED);
    world.untouched();
  }
}
