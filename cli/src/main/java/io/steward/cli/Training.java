// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.kind.Plugins;
import io.steward.core.operation.Spec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Uses what commands use while they start, so that the class-data archive made of this process
 * holds it. Touches nothing but an empty folder of its own.
 */
public final class Training {
  private static final List<String> HARMLESS = List.of("WINCH");

  private Training() {}

  /**
   * Runs the lines.
   *
   * @throws IOException if there is no room for a temporary folder
   */
  public static void main(String[] none) throws IOException {
    Path folder = Files.createTempDirectory("steward-training");
    try (var engine = new TrainingEngine(folder.resolve("engine.sock"))) {
      write(folder);
      var terminal = new Surroundings.Terminal(false, true, true, 80, 24);
      Surroundings shown = surroundings(folder, engine, terminal);
      for (List<String> line : lines()) {
        new Program(shown, Plugins::find, Interrupts.of(HARMLESS)).run(line);
      }
      Surroundings piped = surroundings(folder, engine, Surroundings.Terminal.NONE);
      new Program(piped, Plugins::find, Interrupts.none()).run(List.of("deploy", "one", "two"));
    } finally {
      remove(folder);
    }
  }

  private static Surroundings surroundings(
      Path folder, TrainingEngine engine, Surroundings.Terminal terminal) {
    Map<String, String> variables =
        Map.of(
            "LANG",
            "C.UTF-8",
            "HOME",
            folder.toString(),
            "DOCKER_HOST",
            engine.host(),
            "PATH",
            folder.resolve("bin").toString());
    return new Surroundings(
        variables,
        folder,
        new BufferedReader(Reader.nullReader()),
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream(),
        terminal,
        Clock.systemUTC());
  }

  /**
   * A homelab with a stack on the simulated target, and one on the engine of the training, for
   * which a program does nothing in the place of Compose.
   */
  private static void write(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(
        folder.resolve("config/deployment.yaml"),
        """
        id: training
        state: { folder: state }
        targets: { pretend: { simulated: { kept: true } }, engine: local }
        default-target: pretend
        stacks:
          one: { dir: one, target: pretend, gate: { monitor: 1ms } }
          two: { dir: one, target: engine, project: two, gate: { monitor: 1ms } }
        """);
    Files.createDirectories(folder.resolve("one"));
    Files.writeString(
        folder.resolve("one/compose.yaml"),
        """
        services:
          web:
            image: example.org/web:1
            environment: { A: b }
            volumes: ["data:/data"]
        volumes: { data: {} }
        """);
    Path program = Files.createDirectories(folder.resolve("bin")).resolve("docker");
    Files.writeString(program, "#!/bin/sh\necho 2.30.0\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private static List<List<String>> lines() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("--version"));
    lines.add(List.of("--help"));
    lines.add(List.of("completion", "bash"));
    lines.add(List.of("completion", "bash", "-o", "json"));
    lines.add(List.of("config", "validate"));
    lines.add(List.of("compose", "lint", "--all"));
    lines.add(List.of("compose", "lint", "-o", "json"));
    lines.add(List.of("no-such-command"));
    lines.add(List.of("deploy", "one"));
    lines.add(List.of("deploy", "one"));
    lines.add(List.of("plan", "one"));
    lines.add(List.of("stack", "adopt", "two"));
    lines.add(List.of("plan", "two"));
    lines.add(List.of("deploy", "two", "--accept-volume", "two_data"));
    lines.add(List.of("drift", "two"));
    lines.add(List.of("status", "one"));
    for (Spec spec : Plugins.find().operations().all()) {
      List<String> line = new ArrayList<>(List.of(spec.name().split(" ")));
      line.add("--help");
      lines.add(line);
    }
    return lines;
  }
}
