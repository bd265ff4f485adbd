// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;

/** Finds containers that share the user ids of the host. */
final class HostUserns implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("host-userns", Risk.MEDIUM)
          .finds("a container that shares the user ids of the host")
          .why(
              "Root in the container is root on the host, even where the engine would keep them apart.")
          .mend("take userns_mode: host out")
          .sameAs("CIS Docker 1.6.0 5.31")
          .bad(
"""
services:
  app:
    image: nginx:1.27
    userns_mode: host
""")
          .good(
"""
services:
  app:
    image: nginx:1.27
    user: "1000:1000"
""")
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    if (service.compose().text("userns_mode").filter("host"::equals).isPresent()) {
      findings.add(
          service.valueAt("userns_mode"), service.name() + " shares the user ids of the host");
    }
  }
}
