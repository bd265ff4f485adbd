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
final class PowerfulCapability implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("powerful-capability", Risk.HIGH)
          .finds("a capability that reaches beyond the container")
          .why("With it a program reads, listens or changes more than its own things.")
          .mend("take it out of cap_add, or ignore the finding with the reason why it is needed")
          .sameAs("CIS Docker 1.6.0 5.4", "OWASP Docker rule 3")
          .bad(
"""
services:
  app:
    image: nginx:1.27
    cap_add: [NET_ADMIN]
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
      List.of("SYS_PTRACE", "DAC_READ_SEARCH", "NET_ADMIN", "NET_RAW", "SYS_TIME");

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
