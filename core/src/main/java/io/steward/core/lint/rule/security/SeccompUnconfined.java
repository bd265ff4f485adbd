// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import java.util.List;

/** Finds a container whose system calls are not filtered. */
final class SeccompUnconfined implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("seccomp-unconfined", Risk.HIGH)
          .finds("a container whose system calls are not filtered")
          .why(
              "The filter stops calls that no ordinary program needs and attacks on the kernel use.")
          .mend("take it out, or name a profile of its own")
          .sameAs("CIS Docker 1.6.0 5.22", "OWASP Docker rule 6")
          .bad(
"""
services:
  app:
    image: nginx:1.27
    security_opt: ["seccomp:unconfined"]
""")
          .good(
"""
services:
  app:
    image: nginx:1.27
    security_opt: ["no-new-privileges:true"]
""")
          .build();
  private static final List<String> OPTIONS = List.of("seccomp:unconfined");

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    for (String option : service.compose().securityOpt()) {
      String normal = option.replaceFirst("=", ":");
      if (OPTIONS.contains(normal)) {
        findings.add(service.at("security_opt"), service.name() + " sets " + normal);
      }
    }
  }
}
