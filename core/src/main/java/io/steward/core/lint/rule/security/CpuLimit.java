// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;

/** Finds containers that may take every processor. */
final class CpuLimit implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("no-cpu-limit", Risk.LOW)
          .finds("a container without a limit or share of processors")
          .why(
              """
              A busy or hijacked one slows everything else on the host.
              """)
          .mend(
              """
              write cpus: 1.0, or cpu_shares below 1024
              """)
          .sameAs("CIS Docker 1.6.0 5.12", "OWASP Docker rule 7")
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
                  cpus: 1.0
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    boolean limited =
        service.compose().cpus().isPresent()
            || service.has("cpu_shares")
            || service.has("cpu_quota")
            || service.has("deploy", "resources", "limits", "cpus");
    if (!limited) {
      findings.add(service.at("cpus"), service.name() + " may take every processor");
    }
  }
}
