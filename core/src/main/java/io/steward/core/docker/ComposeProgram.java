// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.process.Command;
import io.steward.core.process.ProcessResult;
import io.steward.core.process.ProcessRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How Compose is run on this machine: docker's plugin, called without docker where it lies in a
 * folder that docker looks in, as starting docker for it takes more time than Compose's own start;
 * or else through docker, which may know of more folders; or else the program of its own.
 *
 * @param command what comes before Compose's arguments
 * @param version such as {@code 2.26.1}
 */
public record ComposeProgram(List<String> command, String version) {
  private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.(\\d+)(\\.[^\\s]*)?");
  private static final String NAME = "docker-compose";
  private static final String PLUGINS = "cli-plugins";

  /** Where docker looks for plugins after the user's own folder, the first first. */
  private static final List<Path> FOLDERS =
      List.of(
          Path.of("/usr/local/lib/docker", PLUGINS),
          Path.of("/usr/local/libexec/docker", PLUGINS),
          Path.of("/usr/lib/docker", PLUGINS),
          Path.of("/usr/libexec/docker", PLUGINS));

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
    for (List<String> command : candidates(environment)) {
      if (ProcessRunner.find(command.get(0), environment).isEmpty()) {
        reasons.add(name(command) + ": " + command.get(0) + " is not in PATH");
        continue;
      }
      String answer = ask(command, environment, runner);
      Matcher version = VERSION.matcher(answer);
      if (!version.lookingAt()) {
        reasons.add(
            name(command) + (isPlugin(command) ? ": tells no version" : ": is not installed"));
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

  private static List<List<String>> candidates(Map<String, String> environment) {
    List<List<String>> candidates = new ArrayList<>();
    plugin(environment).ifPresent(file -> candidates.add(List.of(file.toString())));
    candidates.add(List.of("docker", "compose"));
    candidates.add(List.of(NAME));
    return candidates;
  }

  /** The plugin that docker would take, unless its configuration may name more folders. */
  private static Optional<Path> plugin(Map<String, String> environment) {
    Path own = DockerConfig.folder(environment, Path.of(environment.getOrDefault("HOME", "/")));
    if (mayNameFolders(own.resolve(DockerConfig.FILE))) {
      return Optional.empty();
    }
    return Stream.concat(Stream.of(own.resolve(PLUGINS)), FOLDERS.stream())
        .map(folder -> folder.resolve(NAME))
        .filter(file -> ProcessRunner.find(file.toString(), environment).isPresent())
        .findFirst();
  }

  private static boolean mayNameFolders(Path config) {
    try {
      return DockerConfig.readJson(config)
          .filter(json -> json.in("cliPluginsExtraDirs").isPresent())
          .isPresent();
    } catch (OperationException e) {
      // Docker says itself what it makes of it.
      return true;
    }
  }

  private static boolean isPlugin(List<String> command) {
    return command.get(0).contains("/");
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
