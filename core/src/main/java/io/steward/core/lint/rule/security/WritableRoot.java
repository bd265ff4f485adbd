// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;

/** Finds containers whose own files can be written. */
final class WritableRoot implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("writable-root", Risk.LOW)
          .finds("a container whose root file system can be written")
          .why(
              """
              Whoever gets in can put programs in place of its own.
              """)
          .mend(
              """
              write read_only: true, and tmpfs for the folders it needs to write
              """)
          .sameAs("CIS Docker 1.6.0 5.13", "OWASP Docker rule 8")
          .bad(
              """
              services:
                app:
                  image: nginx:1.27
              """)
          .good(
              """
              services:
                app:
                  image: nginx:1.27
                  read_only: true
                  tmpfs: [/var/cache/nginx, /run]
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    if (!service.compose().readOnly()) {
      findings.add(service.at("read_only"), service.name() + " can write its own files");
    }
  }
}
