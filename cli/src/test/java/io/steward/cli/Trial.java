// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.kind.Plugins;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs command lines as a user would, without a process. */
final class Trial {
  private final Path folder;
  private final Map<String, String> variables = new HashMap<>(Map.of("LANG", "en_GB.UTF-8"));
  private Surroundings.Terminal terminal = Surroundings.Terminal.NONE;
  private String typed = "";
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  Trial(Path folder) {
    this.folder = folder;
  }

  Trial with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  Trial onTerminal(int columns, String text) {
    terminal = new Surroundings.Terminal(true, true, true, columns, 24);
    typed = text;
    return this;
  }

  /** Runs one line and answers the exit code; what it printed before is forgotten. */
  int run(String... line) {
    out.reset();
    err.reset();
    return run(out, line);
  }

  int run(OutputStream results, String... line) {
    var surroundings =
        new Surroundings(
            variables,
            folder,
            new BufferedReader(new StringReader(typed)),
            results,
            err,
            terminal,
            Clock.fixed(Instant.parse("2026-11-22T20:41:00Z"), ZoneOffset.UTC));
    return new Program(surroundings, Trial::plugins, Interrupts.none()).run(List.of(line));
  }

  static Plugins plugins() {
    return new Plugins(List.of(new LampPlugin(), new CliPlugin()));
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
