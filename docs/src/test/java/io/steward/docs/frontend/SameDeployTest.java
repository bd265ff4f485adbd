// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steward.core.Steward;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Json;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import io.steward.core.testing.Lab;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A good deploy and a bad one, through the command, over HTTP and in an embedding program. */
class SameDeployTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
  private static final String GOOD = "services:\n  web:\n    image: steward/tiny:1\n";
  private static final String BAD = GOOD + "    command: [sh, -c, 'echo broken; exit 3']\n";

  @TempDir Path temporary;
  private final Lab.Docker docker = Lab.docker();
  private final List<String> projects = new ArrayList<>();

  /** One way to run {@code stack deploy web}; answers its result as JSON. */
  private interface FrontEnd {
    JsonNode deploy(Path folder) throws Exception;
  }

  @AfterEach
  void removeWhatWasDeployed() throws Exception {
    for (String project : projects) {
      var builder = new ProcessBuilder("docker", "compose", "-p", project, "down", "-v", "-t", "0");
      builder.environment().putAll(docker.environment());
      builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.start().waitFor(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void answersTheSameThroughEveryFrontEnd() throws Exception {
    List<JsonNode> embedded = deployTwice("embedded", this::embedded);
    List<JsonNode> command = deployTwice("command", this::command);
    List<JsonNode> http = deployTwice("http", this::http);

    assertThat(embedded.get(0).at("/stacks/0/outcome").asText()).isEqualTo("deployed");
    assertThat(embedded.get(1).at("/stacks/0/outcome").asText()).isEqualTo("rolled-back");
    assertThat(command).isEqualTo(embedded);
    assertThat(http).isEqualTo(embedded);
  }

  private List<JsonNode> deployTwice(String name, FrontEnd frontEnd) throws Exception {
    Path folder = temporary.resolve(name);
    String project = Lab.uniqueName(name);
    projects.add(project);
    Files.createDirectories(folder.resolve("config"));
    Files.createDirectories(folder.resolve("stacks/web"));
    Files.writeString(
        folder.resolve("config/deployment.yaml"),
        ("id: same\nstate: {folder: state}\nstacks:\n  web:\n    project: " + project)
            + "\n    gate: {monitor: 1s}\n");
    Files.writeString(folder.resolve("stacks/web/compose.yaml"), GOOD);
    JsonNode good = frontEnd.deploy(folder);
    Files.writeString(folder.resolve("stacks/web/compose.yaml"), BAD);
    JsonNode bad = frontEnd.deploy(folder);
    return List.of(masked(good, folder, project), masked(bad, folder, project));
  }

  /** Without what differs from run to run: times, ids, the folder and the project. */
  private static JsonNode masked(JsonNode result, Path folder, String project) throws IOException {
    String text =
        JSON.writeValueAsString(result)
            .replace(folder.toString(), "FOLDER")
            .replace(project, "PROJECT");
    JsonNode tree = JSON.readTree(text);
    mask(tree);
    return tree;
  }

  private static void mask(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(List.of("run", "took", "after", "container", "containers", "freeBytes"));
    }
    if (node instanceof ObjectNode || node instanceof ArrayNode) {
      node.forEach(SameDeployTest::mask);
    }
  }

  private Map<String, String> variables(Path folder) {
    Map<String, String> variables = new HashMap<>(docker.environment());
    variables.put("HOME", folder.toString());
    return variables;
  }

  private Steward steward(Path folder) {
    return Steward.start(
        new ConfigurationSource(folder, Optional.empty(), variables(folder), Map.of()),
        Plugins.find());
  }

  private JsonNode embedded(Path folder) throws IOException {
    try (Steward steward = steward(folder)) {
      Record result =
          steward.run("stack deploy", Map.of("stacks", List.of("web")), Run.of("test", folder));
      return JSON.readTree(Json.write(result));
    }
  }

  private JsonNode command(Path folder) throws Exception {
    return JSON.readTree(main(folder, "deploy", "web", "-o", "json"));
  }

  /** What the command prints on standard output. */
  private String main(Path folder, String... words) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.steward.cli.Main"));
    line.addAll(List.of(words));
    var builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(variables(folder));
    builder.redirectError(folder.resolve("errors").toFile());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return output;
  }

  private JsonNode http(Path folder) throws Exception {
    String token =
        JSON.readTree(
                main(
                    folder,
                    "token",
                    "create",
                    "--name",
                    "t" + System.nanoTime(),
                    "--scope",
                    "operate",
                    "-o",
                    "json"))
            .get("token")
            .asText();
    var stopping = new AtomicBoolean();
    var said = new LinkedBlockingQueue<String>();
    Progress progress = step -> said.add(step.detail());
    Run run = new Run("", "test", folder, false, progress, question -> true, stopping::get);
    try (Steward steward = steward(folder)) {
      var server = new Thread(() -> steward.run("serve", Map.of("listen", "127.0.0.1:0"), run));
      server.start();
      try {
        return deploy(address(said), token);
      } finally {
        stopping.set(true);
        server.join(30_000);
      }
    }
  }

  private static String address(LinkedBlockingQueue<String> said) throws InterruptedException {
    while (true) {
      String line = said.poll(60, TimeUnit.SECONDS);
      assertThat(line).isNotNull();
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        return address.group();
      }
    }
  }

  private static JsonNode deploy(String address, String token) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest.Builder request =
        HttpRequest.newBuilder().header("Authorization", "Bearer " + token);
    var accepted =
        client.send(
            request
                .uri(URI.create(address + "/api/v1/stack/deploy"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"stacks\": [\"web\"]}"))
                .build(),
            BodyHandlers.ofString());
    assertThat(accepted.statusCode()).describedAs(accepted.body()).isEqualTo(202);
    String run = accepted.headers().firstValue("Location").orElseThrow();
    HttpRequest look =
        HttpRequest.newBuilder(URI.create(address).resolve(run))
            .header("Authorization", "Bearer " + token)
            .build();
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> JSON.readTree(client.send(look, BodyHandlers.ofString()).body()).path("result"),
            result -> !result.isMissingNode());
  }
}
