// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;

/** Finds containers with every right on the host. */
final class Privileged implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("privileged", Risk.CRITICAL)
          .finds("a container with every right on the host")
          .why("It sees all devices and may load modules: whoever takes it over has the host.")
          .mend("take privileged out, and give the one device or capability that is needed")
          .sameAs("CIS Docker 1.6.0 5.5", "OWASP Docker rule 3")
          .bad(
"""
services:
  app:
    image: nginx:1.27
    privileged: true
""")
          .good(
"""
services:
  app:
    image: nginx:1.27
    devices: ["/dev/ttyUSB0:/dev/ttyUSB0"]
""")
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    if (service.compose().privileged()) {
      findings.add(service.at("privileged"), service.name() + " is privileged");
    }
  }
}
