// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.reliability;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;

/** Finds images that can change under their tag. */
final class ImageWithoutDigest implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("image-without-digest", Severity.INFO)
          .finds("an image without a digest")
          .why(
              """
              A tag can be moved: the same file then starts another program, and going back may not bring the old one.
              """)
          .mend(
              """
              write the digest behind the tag, name:tag@sha256:…, and let a tool propose new ones
              """)
          .sameAs("CIS Docker 1.6.0 4.12")
          .bad(
              """
              services:
                web:
                  image: nginx:1.27
              """)
          .good(
              """
              services:
                web:
                  image: nginx:1.27@sha256:0a399eb16751829e1af26fea27b20c3ec28d7ab1fb72182879dcae1cca21206a
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    boolean named = !service.image().path().isEmpty();
    if (named && service.image().digest().isEmpty() && !service.has("build")) {
      findings.add(service.at("image"), service.name() + " names its image without a digest");
    }
  }
}
