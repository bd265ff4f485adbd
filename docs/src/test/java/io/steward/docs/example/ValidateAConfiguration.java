// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.example;

import io.steward.core.Steward;
import io.steward.core.error.Problem;
import java.io.PrintStream;
import java.nio.file.Path;

/** Prints everything that is wrong with the configuration of a homelab. */
final class ValidateAConfiguration {
  private ValidateAConfiguration() {}

  /** Whether it is valid. */
  static boolean validate(Path folder, PrintStream out) {
    try (Steward steward = Steward.start(folder)) {
      for (Problem problem : steward.configuration().problems()) {
        out.println(problem.position() + ": " + problem.key() + " " + problem.message());
        problem.hint().ifPresent(hint -> out.println("  " + hint));
      }
      return steward.configuration().problems().isEmpty();
    }
  }
}
