// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import static org.assertj.core.api.Assertions.fail;

import io.steward.core.testing.Lab;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder with a Compose project; {@code args} holds arguments for Compose, {@code environment}
 * variables.
 */
record ComposeSample(Path folder) {
  private static final Path SAMPLES = Path.of("src/test/resources/compose").toAbsolutePath();

  /** Those of the test resources. */
  static List<ComposeSample> all() throws IOException {
    try (Stream<Path> folders = Files.list(SAMPLES)) {
      return folders.sorted().map(ComposeSample::new).toList();
    }
  }

  String name() {
    return String.valueOf(folder.getFileName());
  }

  /** Whether Compose and Steward both read it. */
  boolean isRead() {
    return !name().endsWith("-invalid") && !name().endsWith("-only");
  }

  /** What {@code docker compose config} prints with these options; empty where it refuses. */
  Optional<String> config(Path scratch, String... options) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("docker", "compose", "--project-directory", "."));
    command.addAll(arguments());
    command.add("config");
    command.addAll(List.of(options));
    Path out = scratch.resolve("out.txt");
    Path errors = scratch.resolve("errors.txt");
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectOutput(out.toFile()).redirectError(errors.toFile());
    String path = builder.environment().getOrDefault("PATH", "");
    builder.environment().clear();
    builder.environment().putAll(environment());
    builder.environment().put("PATH", path);
    builder.environment().put("DOCKER_CONFIG", Lab.compose().toString());
    Process process = builder.start();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      fail("docker compose config did not end within 30 s");
    }
    return process.exitValue() == 0 ? Optional.of(Files.readString(out)) : Optional.empty();
  }

  /** The same, asked of Steward. */
  ComposeRequest request() throws IOException {
    List<Path> files = new ArrayList<>();
    List<Path> variables = new ArrayList<>();
    Set<String> profiles = new HashSet<>();
    ComposeRequest request = ComposeRequest.of(folder);
    List<String> arguments = arguments();
    for (int index = 0; index < arguments.size(); index += 2) {
      String value = arguments.get(index + 1);
      switch (arguments.get(index)) {
        case "-f" -> files.add(Path.of(value));
        case "--env-file" -> variables.add(Path.of(value));
        case "--profile" -> profiles.add(value);
        case "-p" -> request = request.withProjectName(value);
        default -> fail("unknown argument in " + folder);
      }
    }
    return request
        .withFiles(files)
        .withEnvFiles(variables)
        .withProfiles(profiles)
        .withEnvironment(environment());
  }

  private List<String> arguments() throws IOException {
    Path file = folder.resolve("args");
    return Files.exists(file) && Files.size(file) > 0
        ? List.of(Files.readString(file).strip().split("\\s+"))
        : List.of();
  }

  private Map<String, String> environment() throws IOException {
    Map<String, String> environment = new HashMap<>(Map.of("HOME", "/home/someone"));
    Path file = folder.resolve("environment");
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        int cut = line.indexOf('=');
        environment.put(line.substring(0, cut), line.substring(cut + 1));
      }
    }
    return environment;
  }
}
