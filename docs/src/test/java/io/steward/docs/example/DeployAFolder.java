// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.example;

import io.steward.core.Steward;
import io.steward.core.deploy.DeployResult;
import io.steward.core.deploy.StackOutcome;
import io.steward.core.operation.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Brings every stack of a homelab to what its files say. */
final class DeployAFolder {
  private DeployAFolder() {}

  /** How each stack ended; throws a HomelabException when none could be begun. */
  static List<String> deploy(Path folder) {
    try (Steward steward = Steward.start(folder)) {
      var values = Map.of("all", true, "reason", "nightly");
      var result = (DeployResult) steward.run("stack deploy", values, Run.of("nightly", folder));
      return result.stacks().stream().map(DeployAFolder::sentence).toList();
    }
  }

  private static String sentence(StackOutcome stack) {
    String end = stack.error().isEmpty() ? "" : ": " + stack.error();
    return stack.stack() + " " + stack.outcome().words() + end;
  }
}
