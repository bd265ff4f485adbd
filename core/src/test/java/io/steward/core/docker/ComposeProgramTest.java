// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.process.ProcessRunner;
import io.steward.core.testing.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeProgramTest {
  private final ProcessRunner runner = new ProcessRunner();
  @TempDir private Path bin;

  private ComposeProgram find() {
    var environment = Map.of("PATH", bin.toString(), "DOCKER_CONFIG", bin.toString());
    return ComposeProgram.find(environment, runner);
  }

  /** Keeps a plugin that this machine may have from being found. */
  private void withoutPlugin() throws IOException {
    Files.writeString(bin.resolve("config.json"), "{\"cliPluginsExtraDirs\": []}");
  }

  private void program(String name, String script) throws IOException {
    Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void findsThePluginOfTheLab() {
    var found = ComposeProgram.find(Lab.docker().environment(), runner);

    assertThat(found.command())
        .containsExactly(
            Lab.docker().environment().get("DOCKER_CONFIG") + "/cli-plugins/docker-compose");
    assertThat(found.version()).startsWith("2.");
  }

  @Test
  void callsThePluginOfTheUserWithoutDocker() throws IOException {
    Files.createDirectory(bin.resolve("cli-plugins"));
    program("cli-plugins/docker-compose", "echo 2.21.0");
    program("docker", "exit 1");

    assertThat(find())
        .isEqualTo(new ComposeProgram(List.of(bin + "/cli-plugins/docker-compose"), "2.21.0"));
  }

  @Test
  void leavesThePluginToDockerWhereItIsToldOfMoreFolders() throws IOException {
    Files.createDirectory(bin.resolve("cli-plugins"));
    program("cli-plugins/docker-compose", "echo 2.21.0");
    program("docker", "echo 2.22.0");
    withoutPlugin();

    assertThat(find()).isEqualTo(new ComposeProgram(List.of("docker", "compose"), "2.22.0"));
  }

  @Test
  void leavesThePluginToDockerWhereItsConfigurationCannotBeRead() throws IOException {
    program("docker", "echo 2.22.0");
    Files.writeString(bin.resolve("config.json"), "{");

    assertThat(find()).isEqualTo(new ComposeProgram(List.of("docker", "compose"), "2.22.0"));
  }

  @Test
  void namesThePluginThatIsNoGood() throws IOException {
    Files.createDirectory(bin.resolve("cli-plugins"));
    program("cli-plugins/docker-compose", "exit 1");
    program("docker-compose", "echo 1.29.2");

    assertThatThrownBy(this::find)
        .hasMessage(
            "no Docker Compose 2.20 or newer: '"
                + bin
                + "/cli-plugins/docker-compose': tells no version; 'docker compose': docker is not in"
                + " PATH; 'docker-compose': version 1.29.2 is too old");
  }

  @Test
  void takesTheProgramOfItsOwnWhereThereIsNoPlugin() throws IOException {
    withoutPlugin();
    program("docker", "exit 1");
    program("docker-compose", "echo v2.20.0-desktop.1");

    assertThat(find()).isEqualTo(new ComposeProgram(List.of("docker-compose"), "2.20.0-desktop.1"));
  }

  @Test
  void namesEverythingThatWasTried() throws IOException {
    withoutPlugin();
    program("docker", "echo 2.19.1");
    program("docker-compose", "echo 1.29.2");

    assertThatThrownBy(this::find)
        .isInstanceOfSatisfying(
            OperationException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNREACHABLE))
        .hasMessage(
            "no Docker Compose 2.20 or newer: 'docker compose': version 2.19.1 is too old;"
                + " 'docker-compose': version 1.29.2 is too old");
  }

  @Test
  void saysThatNothingIsInstalled() throws IOException {
    withoutPlugin();
    program("docker", "echo \"docker: 'compose' is not a docker command\" >&2; exit 1");

    assertThatThrownBy(this::find)
        .hasMessage(
            "no Docker Compose 2.20 or newer: 'docker compose': is not installed;"
                + " 'docker-compose': docker-compose is not in PATH");
  }
}
