// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.example;

import io.steward.core.Steward;
import io.steward.core.error.HomelabException;
import io.steward.core.operation.Json;
import io.steward.core.operation.Run;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/** Runs any operation by its name and prints its result as JSON. */
final class RunOneOperation {
  private RunOneOperation() {}

  /** The exit code that the command would end with. */
  static int run(Path folder, String name, Map<String, ?> values, PrintStream out) {
    try (Steward steward = Steward.start(folder)) {
      out.println(Json.line(steward.run(name, values, Run.of("embedder", folder))));
      return 0;
    } catch (HomelabException e) {
      out.println(e.getMessage());
      e.hints().forEach(hint -> out.println("hint: " + hint));
      return e.kind().exitCode();
    }
  }
}
