// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.validity;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;

/** Finds services that are built and have an image, which reads as a choice and is none. */
final class BuildAndImage implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("build-and-image", Severity.INFO)
          .finds("build together with image, without a word on which of them counts")
          .why(
              """
              Compose takes an image of this name that the host already has, and else pulls it before it builds;
              what is built gets the name of the image. Whether the Dockerfile counts depends on what came first.
              """)
          .mend("write pull_policy: build to build it always, or take out build or image")
          .sameAs("dclint no-build-and-image")
          .bad(
              """
              services:
                web:
                  build: .
                  image: registry.example.net/web:1.4
              """)
          .good(
              """
              services:
                web:
                  build: .
                  image: registry.example.net/web:1.4
                  pull_policy: build
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    boolean both = service.compose().build().isPresent() && service.compose().image().isPresent();
    if (both && service.compose().pullPolicy().isEmpty()) {
      findings.add(
          service.at("build"),
          service.name()
              + " is built only where "
              + service.compose().image().orElseThrow()
              + " is neither on the host nor to be pulled");
    }
  }
}
