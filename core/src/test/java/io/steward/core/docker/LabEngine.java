// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.process.Command;
import io.steward.core.process.ProcessRunner;
import io.steward.core.testing.Lab;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lab's engine with its docker program; what a test makes is removed when this is closed. */
public final class LabEngine implements AutoCloseable {
  final Lab.Docker lab = Lab.docker();
  public final DockerEngine engine;
  private final ProcessRunner runner = new ProcessRunner();
  private final List<List<String>> removals = new ArrayList<>();

  public LabEngine() {
    var config = new DockerConfig(lab.environment(), Path.of("/nowhere"), runner);
    engine = new DockerEngine(new DockerEndpoint.UnixSocket(lab.socket()), config);
  }

  /** Runs the docker program and tells what it printed. */
  public String docker(String... arguments) {
    List<String> line = new ArrayList<>(List.of("docker"));
    line.addAll(List.of(arguments));
    var result = runner.run(Command.of(line).withEnvironment(lab.environment()));
    assertThat(result.exitCode()).as("%s: %s", line, result.errors()).isZero();
    return result.output().strip();
  }

  /** Creates a container of the tiny image with these options and arguments; it does not run. */
  public String create(List<String> options, String... arguments) {
    String name = Lab.uniqueName("engine-test");
    List<String> line = new ArrayList<>(List.of("create", "--name", name));
    line.addAll(options);
    line.add(Lab.Docker.IMAGE);
    line.addAll(List.of(arguments));
    removeLater("rm", "-f", "-v", name);
    docker(line.toArray(String[]::new));
    return name;
  }

  public String run(String... arguments) {
    String name = create(List.of(), arguments);
    engine.start(name);
    return name;
  }

  void removeLater(String... command) {
    removals.add(0, List.of(command));
  }

  @Override
  public void close() {
    for (List<String> removal : removals) {
      List<String> line = new ArrayList<>(List.of("docker"));
      line.addAll(removal);
      runner.run(Command.of(line).withEnvironment(lab.environment()));
    }
    engine.close();
  }
}
