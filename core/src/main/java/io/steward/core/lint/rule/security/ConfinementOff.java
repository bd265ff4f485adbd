// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import java.util.List;

/** Finds a container without the confinement of the host. */
final class ConfinementOff implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("confinement-off", Risk.HIGH)
          .finds("a container without the confinement of the host")
          .why(
              "AppArmor, SELinux and hidden system paths hold what leaves the container; nothing does then.")
          .mend("take it out, or name a profile of its own")
          .sameAs("CIS Docker 1.6.0 5.2", "CIS Docker 1.6.0 5.3", "OWASP Docker rule 6")
          .bad(
"""
services:
  app:
    image: nginx:1.27
    security_opt: ["apparmor=unconfined"]
""")
          .good(
"""
services:
  app:
    image: nginx:1.27
    security_opt: ["no-new-privileges:true"]
""")
          .build();
  private static final List<String> OPTIONS =
      List.of("apparmor:unconfined", "label:disable", "systempaths:unconfined");

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
