// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;

/** Finds containers that may start any number of processes. */
final class PidsLimit implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("no-process-limit", Risk.LOW)
          .finds("a container without a limit of processes")
          .why(
              """
              One that forks without end takes the whole host with it.
              """)
          .mend(
              """
              write pids_limit: 256, or more where the service needs more
              """)
          .sameAs("CIS Docker 1.6.0 5.29", "OWASP Docker rule 7")
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
                  pids_limit: 256
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    boolean limited =
        service.compose().pidsLimit().isPresent()
            || service.has("deploy", "resources", "limits", "pids");
    if (!limited) {
      findings.add(service.at("pids_limit"), service.name() + " has no limit of processes");
    }
  }
}
