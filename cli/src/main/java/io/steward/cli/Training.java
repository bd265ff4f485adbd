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
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Uses what commands use while they start, so that the class-data archive made of this process
 * holds it. Touches nothing but an empty folder of its own.
 */
public final class Training {
  private Training() {}

  /**
   * Runs the lines.
   *
   * @throws IOException if there is no room for a temporary folder
   */
  public static void main(String[] none) throws IOException {
    Path folder = Files.createTempDirectory("steward-training");
    try {
      var surroundings =
          new Surroundings(
              Map.of("LANG", "C.UTF-8"),
              folder,
              new BufferedReader(Reader.nullReader()),
              OutputStream.nullOutputStream(),
              OutputStream.nullOutputStream(),
              new Surroundings.Terminal(false, true, true, 80, 24),
              Clock.systemUTC());
      for (List<String> line : lines()) {
        new Program(surroundings, Plugins::find, Interrupts.none()).run(line);
      }
    } finally {
      Files.delete(folder);
    }
  }

  private static List<List<String>> lines() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("--version"));
    lines.add(List.of("--help"));
    lines.add(List.of("completion", "bash"));
    lines.add(List.of("completion", "bash", "-o", "json"));
    lines.add(List.of("config", "validate"));
    lines.add(List.of("no-such-command"));
    for (Spec spec : Plugins.find().operations().all()) {
      List<String> line = new ArrayList<>(List.of(spec.name().split(" ")));
      line.add("--help");
      lines.add(line);
    }
    return lines;
  }
}
