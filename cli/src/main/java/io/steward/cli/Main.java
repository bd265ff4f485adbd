// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.kind.Plugins;
import java.util.List;

/** Where the {@code steward} command begins. */
public final class Main {
  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] line) {
    Interrupts interrupts = Interrupts.of(List.of("INT", "TERM"));
    var program = new Program(Surroundings.ofProcess(), Plugins::find, interrupts);
    System.exit(program.run(List.of(line)));
  }
}
