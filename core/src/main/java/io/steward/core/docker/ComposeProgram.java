// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.process.Command;
import io.steward.core.process.ProcessResult;
import io.steward.core.process.ProcessRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How Compose is run on this machine: as docker's plugin, or else as the program of its own.
 *
 * @param command what comes before Compose's arguments
 * @param version such as {@code 2.26.1}
 */
public record ComposeProgram(List<String> command, String version) {
  private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.(\\d+)(\\.[^\\s]*)?");
  private static final int MAJOR = 2;
  private static final int MINOR = 20;

  /** Copies the command. */
  public ComposeProgram {
    command = List.copyOf(command);
  }

  /**
   * Finds the first that is new enough, asking each for its version.
   *
   * @throws OperationException UNREACHABLE if there is none, naming what was tried and why not
   */
  public static ComposeProgram find(Map<String, String> environment, ProcessRunner runner) {
    List<String> reasons = new ArrayList<>();
    for (List<String> command : List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
      if (ProcessRunner.find(command.get(0), environment).isEmpty()) {
        reasons.add(name(command) + ": " + command.get(0) + " is not in PATH");
        continue;
      }
      String answer = ask(command, environment, runner);
      Matcher version = VERSION.matcher(answer);
      if (!version.lookingAt()) {
        reasons.add(name(command) + ": is not installed");
      } else if (isOld(version)) {
        reasons.add(name(command) + ": version " + answer + " is too old");
      } else {
        return new ComposeProgram(command, answer.startsWith("v") ? answer.substring(1) : answer);
      }
    }
    throw OperationException.of(
        ErrorKind.UNREACHABLE,
        "no Docker Compose " + MAJOR + "." + MINOR + " or newer: " + String.join("; ", reasons),
        "install the Compose plugin of Docker: https://docs.docker.com/compose/install/");
  }

  private static String ask(
      List<String> command, Map<String, String> environment, ProcessRunner runner) {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of("version", "--short"));
    ProcessResult result =
        runner.run(
            Command.of(line).withEnvironment(environment).withTimeout(Duration.ofSeconds(30)));
    return result.succeeded() ? result.output().strip() : "";
  }

  private static boolean isOld(Matcher version) {
    int major = Integer.parseInt(version.group(1));
    return major < MAJOR || (major == MAJOR && Integer.parseInt(version.group(2)) < MINOR);
  }

  private static String name(List<String> command) {
    return "'" + String.join(" ", command) + "'";
  }
}
