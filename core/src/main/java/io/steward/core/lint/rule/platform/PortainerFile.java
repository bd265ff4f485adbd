// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.platform;

import io.steward.core.compose.ComposeNode;
import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.LintStack;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Severity;
import java.util.List;
import java.util.Set;

/** Finds files that Portainer does not have beside its text. */
final class PortainerFile implements Rule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("portainer-file", Severity.ERROR)
          .finds("a file beside the Compose file in a stack that Portainer keeps as text")
          .why(
              """
              Portainer has the text of the Compose file alone; env_file, include and files of configs and secrets are not found.
              """)
          .mend(
              """
              write the values under environment and in the variables of the stack, or use an absolute path
              """)
          .bad(
              Example.of(
                      "media/compose.yaml",
"""
services:
  app:
    image: ghcr.io/example/app:3
    env_file: app.env
""")
                  .with("config/lint.yaml", "portainer-text: [media]\n")
                  .with("media/app.env", "LEVEL=info\n"))
          .good(
              Example.of(
                      "media/compose.yaml",
"""
services:
  app:
    image: ghcr.io/example/app:3
    environment: { LEVEL: info }
""")
                  .with("config/lint.yaml", "portainer-text: [media]\n"))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintStack stack, Findings findings) {
    if (!PortainerText.is(stack)) {
      return;
    }
    for (LintService service : stack.services()) {
      if (service.has("env_file")) {
        findings.add(
            service.at("env_file"), service.name() + " reads a file that Portainer does not have");
      }
    }
    if (stack.written("include").isPresent()) {
      findings.add(stack.at("include"), "includes files that Portainer does not have");
    }
    for (String section : List.of("configs", "secrets")) {
      for (String name : stack.written(section).map(ComposeNode::keys).orElse(Set.of())) {
        stack
            .written(section, name, "file")
            .filter(file -> !file.text().startsWith("/"))
            .ifPresent(
                file ->
                    findings.add(
                        stack.at(section, name, "file"),
                        "names a file that Portainer does not have"));
      }
    }
  }
}
