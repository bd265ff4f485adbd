// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.style;

import io.steward.core.compose.ComposeNode;
import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintStack;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Severity;
import java.util.Optional;

/** Finds names of projects that the homelab sets otherwise. */
final class ProjectName implements Rule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("project-name", Severity.INFO)
          .finds("a name of the project that the homelab sets otherwise")
          .why(
              "The name in the homelab wins; whoever calls docker compose by hand makes a second project.")
          .mend("write the same name in both places, or take one of them out")
          .bad(
              Example.of(
                      "web/compose.yaml",
                      """
                      name: website
                      services:
                        web:
                          image: nginx:1.27
                      """)
                  .with(
                      "config/deployment.yaml",
                      "id: example\nstacks:\n  web: { dir: web, project: site }\n"))
          .good(
              Example.of(
                      "web/compose.yaml",
                      """
                      name: site
                      services:
                        web:
                          image: nginx:1.27
                      """)
                  .with(
                      "config/deployment.yaml",
                      "id: example\nstacks:\n  web: { dir: web, project: site }\n"))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintStack stack, Findings findings) {
    Optional<ComposeNode> name = stack.written("name");
    Optional<String> project = stack.stack().project();
    if (name.isPresent() && project.isPresent() && !name.get().text().equals(project.get())) {
      findings.add(
          stack.at("name"),
          "the file calls the project " + name.get().text() + ", the homelab " + project.get());
    }
  }
}
