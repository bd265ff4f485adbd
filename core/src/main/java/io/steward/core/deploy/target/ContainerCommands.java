// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.StackTarget.Attachment;
import io.steward.core.deploy.StackTarget.Execution;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.process.Command;
import io.steward.core.process.ProcessResult;
import io.steward.core.process.ProcessRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs commands in containers with the {@code docker} program, which knows terminals: their size,
 * their raw mode, and how to leave both as they were.
 */
final class ContainerCommands {
  private static final int CAPTURED_BYTES = 4 * 1024 * 1024;
  private static final Duration UNBOUNDED = Duration.ofDays(3650);
  private final Map<String, String> variables;
  private final ProcessRunner runner;

  /** Reaches the engine with these variables. */
  ContainerCommands(Map<String, String> variables, ProcessRunner runner) {
    this.variables = Map.copyOf(variables);
    this.runner = runner;
  }

  ProcessResult run(Execution execution) {
    if (ProcessRunner.find("docker", variables).isEmpty()) {
      throw OperationException.of(
          ErrorKind.UNREACHABLE,
          "a command in a container needs the docker program, and there is none in PATH ("
              + variables.getOrDefault("PATH", "")
              + ")",
          "install Docker's command line; Compose by itself cannot do it");
    }
    Map<String, String> environment = new LinkedHashMap<>(variables);
    List<String> words = new ArrayList<>(List.of("docker", "exec"));
    switch (execution.attachment()) {
      case TERMINAL -> words.add("-it");
      case STREAMS -> words.add("-i");
      case NONE -> {}
    }
    execution.user().ifPresent(user -> words.addAll(List.of("--user", user)));
    execution.folder().ifPresent(folder -> words.addAll(List.of("--workdir", folder)));
    execution.environment().forEach((name, value) -> give(name, value, words, environment));
    words.add(execution.container());
    words.addAll(execution.words());
    Command command =
        Command.of(words)
            .withEnvironment(environment)
            .withTimeout(UNBOUNDED)
            .withCapture(CAPTURED_BYTES);
    boolean shared = execution.attachment() != Attachment.NONE;
    return runner.run(shared ? command.sharingStreams() : command);
  }

  /**
   * A value goes through the environment of {@code docker}, so that nobody reads it in the list of
   * processes; unless it would change what {@code docker} does.
   */
  private void give(
      String name, String value, List<String> words, Map<String, String> environment) {
    boolean means =
        variables.containsKey(name) || name.startsWith("DOCKER_") || name.startsWith("LD_");
    words.addAll(List.of("--env", means ? name + "=" + value : name));
    if (!means) {
      environment.put(name, value);
    }
  }
}
