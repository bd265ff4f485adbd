// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.lint.Findings;
import io.steward.core.lint.Image;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;

/** Finds images that anybody may change at any time. */
final class LatestUnknown implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("latest-from-unknown-registry", Risk.MEDIUM)
          .finds("an image without a version from a registry that is not on the list")
          .why(
              """
              Whoever has the registry puts any program in its place, and the next pull runs it.
              """)
          .mend(
              """
              write a version and a digest, or mirror the image
              """)
          .bad(
              """
              services:
                app:
                  image: registry.example.net/app:latest
              """)
          .good(
              """
              services:
                app:
                  image: registry.example.net/app:3@sha256:0a399eb16751829e1af26fea27b20c3ec28d7ab1fb72182879dcae1cca21206a
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    Image image = service.image();
    boolean moving = image.digest().isEmpty() && image.tag().orElse("latest").equals("latest");
    if (moving && UnknownRegistry.isUnknown(image, service.stack().settings())) {
      findings.add(
          service.at("image"),
          service.name() + " takes whatever is newest from " + image.registry());
    }
  }
}
