// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.platform;

import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;

/** Finds images that Portainer cannot build from text. */
final class PortainerBuild implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("portainer-build", Severity.ERROR)
          .finds("an image to be built in a stack that Portainer keeps as text")
          .why(
              """
              Portainer has the text of the Compose file alone; there is no folder to build from, and the deploy fails.
              """)
          .mend(
              """
              build and push the image elsewhere and name it with image:, or make it a stack from git
              """)
          .bad(
              Example.of(
                      "media/compose.yaml",
"""
services:
  app:
    build: .
""")
                  .with("config/lint.yaml", "portainer-text: [media]\n"))
          .good(
              Example.of(
                      "media/compose.yaml",
"""
services:
  app:
    image: ghcr.io/example/app:3
""")
                  .with("config/lint.yaml", "portainer-text: [media]\n"))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    if (PortainerText.is(service.stack()) && service.has("build")) {
      findings.add(
          service.at("build"),
          service.name() + " is built from a folder that Portainer does not have");
    }
  }
}
