// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import java.util.List;

/** Finds added capabilities of this rank. */
final class DangerousCapability implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("dangerous-capability", Risk.CRITICAL)
          .finds("a capability that reaches the whole host")
          .why("With it a program leaves the container by known ways, and has the host.")
          .mend("take it out of cap_add, and give the narrower capability or device that is needed")
          .sameAs("CIS Docker 1.6.0 5.4", "OWASP Docker rule 3")
          .bad(
"""
services:
  app:
    image: nginx:1.27
    cap_add: [SYS_ADMIN]
""")
          .good(
"""
services:
  app:
    image: nginx:1.27
    cap_add: [CHOWN]
""")
          .build();
  private static final List<String> NAMES =
      List.of("ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_RAWIO", "BPF");

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    AddedCapabilities.of(service).stream()
        .filter(NAMES::contains)
        .forEach(
            name ->
                findings.add(
                    service.at("cap_add"), service.name() + " has the capability " + name));
  }
}
