// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.steward.core.error.InvalidException;
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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every folder of {@code src/test/resources/compose} is a project that Steward and the real {@code
 * docker compose config} must judge alike: same verdict, same model. A folder whose name ends in
 * {@code -ours-only} holds what 2.26.1 refuses and Steward takes, one in {@code -theirs-only} the
 * other way round; docs/COMPOSE-DIFFERENCES.md tells why.
 */
class SamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SAMPLES = Path.of("src/test/resources/compose").toAbsolutePath();

  @TempDir Path scratch;

  @TestFactory
  Stream<DynamicTest> judgesAsDockerComposeDoes() throws IOException {
    return samples().map(sample -> test(sample, () -> compare(sample)));
  }

  @TestFactory
  Stream<DynamicTest> readsBackWhatItPrints() throws IOException {
    return samples()
        .filter(
            sample -> !sample.getFileName().toString().matches(".*(invalid|-only|in-two-forms)"))
        .map(sample -> test(sample, () -> readBack(sample)));
  }

  private static Stream<Path> samples() throws IOException {
    try (Stream<Path> folders = Files.list(SAMPLES)) {
      return folders.sorted().toList().stream();
    }
  }

  private static DynamicTest test(
      Path sample, org.junit.jupiter.api.function.Executable executable) {
    return DynamicTest.dynamicTest(
        String.valueOf(sample.getFileName()), sample.toUri(), executable);
  }

  private void compare(Path sample) throws Exception {
    Path plugins = Lab.compose();

    Optional<JsonNode> theirs = theirs(sample, plugins);
    Optional<JsonNode> ours = ours(sample);

    if (sample.toString().endsWith("-theirs-only")) {
      assertThat(ours).isEmpty();
      assertThat(theirs).isPresent();
      return;
    }
    if (sample.toString().endsWith("-ours-only")) {
      assertThat(ours).isPresent();
      assertThat(theirs).isEmpty();
      return;
    }
    assertThat(ours).isEqualTo(theirs);
    assertThat(ours.isEmpty()).isEqualTo(sample.toString().endsWith("-invalid"));
  }

  /** The project written as a Compose file gives the same project to Compose and to Steward. */
  private void readBack(Path sample) throws Exception {
    ComposeProject project = new ComposeReader().read(request(sample));
    Path copy = Files.createDirectory(scratch.resolve(String.valueOf(sample.getFileName())));
    Files.writeString(copy.resolve("compose.yaml"), project.toComposeFile());

    String profiles =
        project.profiles().stream()
            .filter(profile -> !profile.isEmpty())
            .map(profile -> "--profile " + profile + "\n")
            .collect(java.util.stream.Collectors.joining());
    Files.writeString(copy.resolve("args"), profiles);
    Files.writeString(copy.resolve("environment"), "VALUE=seen\nTOKEN=hidden\n");

    assertThat(new ComposeReader().read(request(copy)).toJson()).isEqualTo(project.toJson());
    assertThat(theirs(copy, Lab.compose())).contains(JSON.readTree(project.toJson()));
  }

  private static Optional<JsonNode> ours(Path sample) throws IOException {
    try {
      return Optional.of(JSON.readTree(new ComposeReader().read(request(sample)).toJson()));
    } catch (InvalidException e) {
      return Optional.empty();
    }
  }

  private Optional<JsonNode> theirs(Path sample, Path plugins) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("docker", "compose", "--project-directory", "."));
    command.addAll(arguments(sample));
    command.addAll(List.of("config", "--format", "json"));
    Path out = scratch.resolve("out.json");
    Path errors = scratch.resolve("errors.txt");
    var builder = new ProcessBuilder(command).directory(sample.toFile());
    builder.redirectOutput(out.toFile()).redirectError(errors.toFile());
    String path = builder.environment().getOrDefault("PATH", "");
    builder.environment().clear();
    builder.environment().putAll(environment(sample));
    builder.environment().put("PATH", path);
    builder.environment().put("DOCKER_CONFIG", plugins.toString());
    Process process = builder.start();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      fail("docker compose config did not end within 30 s");
    }
    return process.exitValue() == 0 ? Optional.of(JSON.readTree(out.toFile())) : Optional.empty();
  }

  private static ComposeRequest request(Path sample) throws IOException {
    List<Path> files = new ArrayList<>();
    List<Path> variables = new ArrayList<>();
    Set<String> profiles = new HashSet<>();
    ComposeRequest request = ComposeRequest.of(sample);
    List<String> arguments = arguments(sample);
    for (int index = 0; index < arguments.size(); index += 2) {
      String value = arguments.get(index + 1);
      switch (arguments.get(index)) {
        case "-f" -> files.add(Path.of(value));
        case "--env-file" -> variables.add(Path.of(value));
        case "--profile" -> profiles.add(value);
        case "-p" -> request = request.withProjectName(value);
        default -> fail("unknown argument in " + sample);
      }
    }
    return request
        .withFiles(files)
        .withEnvFiles(variables)
        .withProfiles(profiles)
        .withEnvironment(environment(sample));
  }

  private static List<String> arguments(Path sample) throws IOException {
    Path file = sample.resolve("args");
    return Files.exists(file) && Files.size(file) > 0
        ? List.of(Files.readString(file).strip().split("\\s+"))
        : List.of();
  }

  private static Map<String, String> environment(Path sample) throws IOException {
    Map<String, String> environment = new HashMap<>(Map.of("HOME", "/home/someone"));
    Path file = sample.resolve("environment");
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        int cut = line.indexOf('=');
        environment.put(line.substring(0, cut), line.substring(cut + 1));
      }
    }
    return environment;
  }
}
