// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;

/** Finds containers that keep the capabilities the engine gives by default. */
final class CapabilitiesKept implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("capabilities-kept", Risk.LOW)
          .finds("a container that keeps every default capability")
          .why(
              """
              The engine gives fourteen capabilities, such as binding low ports and changing owners; most services need none or one.
              """)
          .mend(
              """
              write cap_drop: [ALL], and cap_add for what it needs
              """)
          .sameAs("CIS Docker 1.6.0 5.4", "OWASP Docker rule 3")
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
                  cap_drop: [ALL]
                  cap_add: [NET_BIND_SERVICE]
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    boolean dropped = service.compose().capDrop().stream().anyMatch("ALL"::equalsIgnoreCase);
    if (!dropped && !service.compose().privileged()) {
      findings.add(service.at("cap_drop"), service.name() + " keeps every default capability");
    }
  }
}
