// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;

/** Finds containers whose programs may gain rights. */
final class NewPrivileges implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("no-new-privileges", Risk.LOW)
          .finds("a container whose programs may gain rights")
          .why("A program with the setuid bit makes root of any user in the container.")
          .mend("write security_opt: [\"no-new-privileges:true\"]")
          .sameAs("CIS Docker 1.6.0 5.26", "OWASP Docker rule 4")
          .bad(
"""
services:
  app:
    image: nginx:1.27
    restart: always
""")
          .good(
"""
services:
  app:
    image: nginx:1.27
    security_opt: ["no-new-privileges:true"]
""")
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    boolean set =
        service.compose().securityOpt().stream()
            .map(option -> option.replaceFirst("=", ":"))
            .anyMatch(o -> o.equals("no-new-privileges") || o.equals("no-new-privileges:true"));
    if (!set) {
      findings.add(service.at("security_opt"), service.name() + " may gain new privileges");
    }
  }
}
