// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.compose.Mount;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import java.util.List;

/** Finds mounts whose changes reach the host. */
final class SharedPropagation implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("mount-propagation", Risk.MEDIUM)
          .finds("a mount whose changes inside the container reach the host")
          .why(
              """
              What is mounted in the container below this folder appears on the host too.
              """)
          .mend(
              """
              leave propagation out, or write rprivate or rslave
              """)
          .sameAs("CIS Docker 1.6.0 5.20")
          .bad(
              """
              services:
                files:
                  image: filebrowser/filebrowser:v2.31.2
                  volumes: ["/srv:/srv:rshared"]
              """)
          .good(
              """
              services:
                files:
                  image: filebrowser/filebrowser:v2.31.2
                  volumes: ["/srv:/srv:rslave"]
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    List<Mount> mounts = service.compose().volumes();
    for (int index = 0; index < mounts.size(); index++) {
      String propagation = mounts.get(index).propagation().orElse("");
      if (propagation.equals("shared") || propagation.equals("rshared")) {
        findings.add(
            service.mountAt(index),
            service.name()
                + " shares mounts below "
                + mounts.get(index).target()
                + " with the host");
      }
    }
  }
}
