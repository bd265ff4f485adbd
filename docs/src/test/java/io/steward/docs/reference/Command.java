// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.reference;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command as a process of its own, with one more jar on its class path. */
final class Command {
  private final Path homelab;
  private final Path jar;

  Command(Path homelab, Path jar) {
    this.homelab = homelab;
    this.jar = jar;
  }

  Process start(String... words) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-XX:TieredStopAtLevel=1");
    line.add("-Dguice_bytecode_gen_option=DISABLED");
    line.add("-cp");
    line.add(System.getProperty("java.class.path") + File.pathSeparator + jar);
    line.add("io.steward.cli.Main");
    line.addAll(List.of(words));
    var builder = new ProcessBuilder(line).directory(homelab.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("STEWARD"));
    builder.environment().put("XDG_STATE_HOME", homelab.resolve("state").toString());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it printed, when it has ended. */
  String output(String... words) {
    return start(words).inputReader().lines().collect(Collectors.joining("\n"));
  }

  /** What stands behind these words in the first line that has them. */
  static String behind(String words, BufferedReader reader) {
    return reader
        .lines()
        .filter(line -> line.contains(words))
        .findFirst()
        .map(line -> line.substring(line.indexOf(words) + words.length()).strip())
        .orElseThrow(() -> new AssertionError("it ended without saying '" + words + "'"));
  }
}
