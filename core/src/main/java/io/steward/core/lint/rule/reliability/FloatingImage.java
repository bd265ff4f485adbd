// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.reliability;

import io.steward.core.lint.Findings;
import io.steward.core.lint.Image;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import java.util.List;

/** Finds images that change under the same name. */
final class FloatingImage implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("image-without-version", Severity.WARNING)
          .finds("an image without a version")
          .why("The next pull may bring another program, and nobody knows which one ran before.")
          .mend("write the version as the tag, such as nginx:1.27")
          .sameAs("CIS Docker 1.6.0 5.28", "dclint service-image-require-explicit-tag")
          .bad(
"""
services:
  app:
    image: nginx
""")
          .good(
"""
services:
  app:
    image: nginx:1.27
""")
          .build();
  private static final List<String> MOVING = List.of("latest", "edge", "nightly");

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    Image image = service.image();
    boolean named = service.compose().image().isPresent() && service.compose().build().isEmpty();
    if (!named || image.digest().isPresent()) {
      return;
    }
    String name = image.shortName();
    if (image.tag().isEmpty()) {
      findings.add(service.valueAt("image"), service.name() + " runs " + name + " without a tag");
    } else if (MOVING.contains(image.tag().get())) {
      findings.add(
          service.valueAt("image"), service.name() + " runs " + name + ":" + image.tag().get());
    }
  }
}
