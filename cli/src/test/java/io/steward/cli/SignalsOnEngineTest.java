// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.testing.Lab;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C and SIGTERM to the whole program while it waits for a new container, on the engine. */
class SignalsOnEngineTest {
  private static final String FILES =
      """
      services:
        web: {image: 'steward/tiny:1', volumes: ['data:/data']}
        still: {image: 'steward/tiny:1', volumes: ['data:/data']}
      volumes: {data: {}}
      """;
  private static final String STOPPING = "Stopping after this step. Ctrl-C again stops now.";

  @TempDir Path folder;
  private final Lab.Docker docker = Lab.docker();
  private final String project = Lab.uniqueName("s");
  private Map<String, String> before;

  @BeforeEach
  void begin() throws IOException, InterruptedException {
    monitor("1s");
    write("stacks/app/compose.yaml", FILES);
    Child first = new Child("deploy", "app");
    assertThat(first.exitCode()).describedAs(first.told()).isZero();
    docker("exec", project + "-web-1", "sh", "-c", "echo mine > /data/witness");
    before = images();
    monitor("8s");
    write("stacks/app/compose.yaml", FILES.replaceFirst("tiny:1", "tiny:2"));
  }

  @AfterEach
  void end() throws IOException, InterruptedException {
    docker("compose", "-p", project, "down", "-v", "--remove-orphans", "-t", "0");
  }

  private void monitor(String time) throws IOException {
    write(
        "config/deployment.yaml",
        "id: "
            + project
            + "\nstacks: {app: {project: "
            + project
            + ", gate: {monitor: "
            + time
            + "}}}\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private String docker(String... words) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("docker"));
    line.addAll(List.of(words));
    var builder = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(docker.environment());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return output.strip();
  }

  /** What runs: by container, its image; and the id of the one that nobody changed. */
  private Map<String, String> images() throws IOException, InterruptedException {
    Map<String, String> images = new TreeMap<>();
    String label = "label=com.docker.compose.project=" + project;
    for (String line :
        docker("ps", "-f", label, "--format", "{{.Names}} {{.Image}} {{.ID}}").lines().toList()) {
      String[] words = line.split(" ", -1);
      boolean still = words[0].endsWith("still-1");
      images.put(words[0], words[1] + (still ? " " + words[2] : ""));
    }
    return images;
  }

  private void isBack() throws IOException, InterruptedException {
    assertThat(images()).isEqualTo(before).hasSize(2);
    assertThat(docker("exec", project + "-web-1", "cat", "/data/witness")).isEqualTo("mine");
  }

  /** The program in a process of its own, which hears signals whoever started the tests. */
  private final class Child {
    private final Process process;
    private final BufferedReader errors;
    private final StringBuilder told = new StringBuilder();

    Child(String... words) throws IOException {
      List<String> line = new ArrayList<>(List.of("env", "--default-signal=INT,TERM"));
      line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
      line.addAll(List.of("-cp", System.getProperty("java.class.path")));
      line.addAll(List.of(Main.class.getName(), "-C", folder.toString()));
      line.addAll(List.of(words));
      var builder = new ProcessBuilder(line).redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.environment().clear();
      builder.environment().putAll(docker.environment());
      builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
      process = builder.start();
      errors = process.errorReader(StandardCharsets.UTF_8);
    }

    /** Waits until it says this. */
    Child says(String text) throws IOException {
      for (String line = errors.readLine(); line != null; line = errors.readLine()) {
        told.append(line).append('\n');
        if (line.contains(text)) {
          return this;
        }
      }
      throw new AssertionError("it never said '" + text + "' but:\n" + told);
    }

    Child signal(String name) throws IOException, InterruptedException {
      Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
      assertThat(kill.waitFor()).isZero();
      return this;
    }

    int exitCode() throws IOException, InterruptedException {
      errors.lines().forEach(line -> told.append(line).append('\n'));
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    }

    String told() {
      return told.toString();
    }
  }

  private void goesBackAfter(String signal) throws IOException, InterruptedException {
    Child child = new Child("deploy", "app").says("app/web: running").signal(signal);

    int exitCode = child.exitCode();

    assertThat(child.told())
        .contains(STOPPING)
        .contains("steward: error: deploy of app failed: stopped before every service was ready\n");
    assertThat(exitCode).isEqualTo(130);
    isBack();
  }

  @Test
  void goesBackAfterCtrlC() throws IOException, InterruptedException {
    goesBackAfter("INT");
  }

  @Test
  void goesBackAfterBeingToldToEnd() throws IOException, InterruptedException {
    goesBackAfter("TERM");
  }

  /** The second one ends it wherever it is; the next run knows, and takes it back. */
  @Test
  void endsAtOnceAfterCtrlCTwiceAndIsResumed() throws IOException, InterruptedException {
    Child child = new Child("deploy", "app").says("app/web: running");
    child.signal("INT").says(STOPPING).signal("INT");
    assertThat(child.exitCode()).isEqualTo(130);

    Child another = new Child("deploy", "app");
    assertThat(another.exitCode()).isEqualTo(6);
    assertThat(another.told()).contains("steward stack resume app");
    Child resume = new Child("stack", "resume", "app", "--back");
    assertThat(resume.exitCode()).describedAs(resume.told()).isZero();

    isBack();
  }
}
