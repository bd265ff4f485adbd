// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.style;

import io.steward.core.error.Position;
import io.steward.core.homelab.Stack;
import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintStack;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Severity;
import io.steward.core.lint.Spot;
import java.nio.file.Path;
import java.util.List;

/** Finds Compose files of an older name. */
final class FileName implements Rule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("file-name", Severity.INFO)
          .finds("a Compose file that is not called compose.yaml")
          .why(
              "Of several files Compose takes compose.yaml first, and it is the name the specification prefers.")
          .mend("rename it to compose.yaml")
          .bad(
              Example.of(
                      "web/docker-compose.yml",
                      """
                      services:
                        web:
                          image: nginx:1.27
                      """)
                  .with("config/deployment.yaml", "id: example\nstacks:\n  web: { dir: web }\n"))
          .good(
              Example.of(
                      "web/compose.yaml",
                      """
                      services:
                        web:
                          image: nginx:1.27
                      """)
                  .with("config/deployment.yaml", "id: example\nstacks:\n  web: { dir: web }\n"))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintStack stack, Findings findings) {
    List<Path> files = stack.project().map(project -> project.files()).orElse(List.of());
    if (!stack.stack().files().isEmpty() || files.isEmpty()) {
      return;
    }
    String name = String.valueOf(files.get(0).getFileName());
    if (Stack.DEFAULT_FILES.contains(name) && !name.equals(Stack.DEFAULT_FILES.get(0))) {
      Position at = new Position(stack.nameOf(files.get(0)), 1, 1);
      findings.add(Spot.of(at), name + " is called compose.yaml today");
    }
  }
}
