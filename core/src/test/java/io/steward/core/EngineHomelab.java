// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import io.steward.core.config.ConfigurationSource;
import io.steward.core.deploy.ContainerState;
import io.steward.core.deploy.DeployResult;
import io.steward.core.deploy.Deployer;
import io.steward.core.deploy.Plan;
import io.steward.core.deploy.PlanMaker;
import io.steward.core.deploy.Selection;
import io.steward.core.deploy.StackTarget;
import io.steward.core.deploy.Targets;
import io.steward.core.homelab.Homelab;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Run;
import io.steward.core.process.Command;
import io.steward.core.process.ProcessResult;
import io.steward.core.process.ProcessRunner;
import io.steward.core.testing.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/** A homelab in a folder of its own on the lab's engine; what it made there goes when it closes. */
final class EngineHomelab implements AutoCloseable {
  final Lab.Docker docker = Lab.docker();
  private final Path folder;
  private final String prefix = Lab.uniqueName("t");
  private final List<String> stacks = new ArrayList<>();
  private String settings = "";

  EngineHomelab(Path folder) {
    this.folder = folder;
  }

  /** Adds a stack, whose project gets a name of its own, and writes its compose file. */
  EngineHomelab stack(String name, String compose) {
    if (!stacks.contains(name)) {
      stacks.add(name);
    }
    return write("stacks/" + name + "/compose.yaml", compose);
  }

  /** Further lines under the stacks, four blanks deep: {@code b: {after: [a]}} is said here. */
  EngineHomelab settings(String lines) {
    settings = lines;
    return this;
  }

  EngineHomelab write(String file, String text) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String project(String stack) {
    return prefix + "-" + stack;
  }

  Steward start() {
    var yaml = new StringBuilder("id: " + prefix + "\nstacks:\n");
    for (String stack : stacks) {
      yaml.append("  ")
          .append(stack)
          .append(":\n    project: ")
          .append(project(stack))
          .append('\n');
      if (settings.lines().noneMatch(line -> line.startsWith(stack + " gate:"))) {
        yaml.append("    gate: {monitor: 2s, timeout: 20s}\n");
      }
      settings
          .lines()
          .filter(line -> line.startsWith(stack + " "))
          .forEach(
              line -> yaml.append("    ").append(line.substring(stack.length() + 1)).append('\n'));
    }
    write("config/deployment.yaml", yaml.toString());
    Map<String, String> variables = new HashMap<>(docker.environment());
    variables.put("XDG_STATE_HOME", folder.resolve("state").toString());
    return Steward.start(
        new ConfigurationSource(folder, Optional.empty(), variables, Map.of()), Plugins.find());
  }

  DeployResult deploy(String... names) {
    try (Steward steward = start()) {
      return deploy(steward, false, names);
    }
  }

  DeployResult deploy(Steward steward, boolean again, String... names) {
    Selection selection = Selection.of(steward.get(Homelab.class), List.of(names), folder);
    return steward
        .get(Deployer.class)
        .deploy(
            new Deployer.Request(selection, "test", again, false, Duration.ZERO, Optional.empty()),
            Run.of("test", folder));
  }

  Plan plan(String... names) {
    try (Steward steward = start()) {
      Selection selection = Selection.of(steward.get(Homelab.class), List.of(names), folder);
      return steward.get(PlanMaker.class).plan(selection, false, false);
    }
  }

  List<ContainerState> containers(String stack) {
    try (Steward steward = start()) {
      StackTarget target = steward.get(Targets.class).get("local");
      return target.containers(project(stack));
    }
  }

  /** The ids of the containers of a stack, by service. */
  Map<String, String> ids(String stack) {
    Map<String, String> ids = new TreeMap<>();
    containers(stack).forEach(container -> ids.put(container.service(), container.id()));
    return ids;
  }

  void awaitHealth(String stack, String service, ContainerState.Health health) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                containers(stack).stream()
                    .filter(container -> container.service().equals(service))
                    .allMatch(container -> container.condition().health() == health));
  }

  /** Runs the docker program by hand. */
  ProcessResult docker(String... words) {
    List<String> line = new ArrayList<>(List.of("docker"));
    line.addAll(List.of(words));
    return new ProcessRunner()
        .run(
            Command.of(line)
                .withEnvironment(docker.environment())
                .withDirectory(folder)
                .withTimeout(Duration.ofMinutes(2)));
  }

  @Override
  public void close() {
    for (String stack : stacks) {
      docker("compose", "-p", project(stack), "down", "-v", "--remove-orphans", "-t", "0");
    }
  }
}
