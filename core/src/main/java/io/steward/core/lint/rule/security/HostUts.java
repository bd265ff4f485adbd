// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;

/** Finds containers that share the name of the host. */
final class HostUts implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("host-uts", Risk.MEDIUM)
          .finds("a container that shares the name of the host")
          .why("It can rename the host while it runs.")
          .mend("take uts: host out, and set hostname where the name matters")
          .sameAs("CIS Docker 1.6.0 5.21")
          .bad(
"""
services:
  app:
    image: nginx:1.27
    uts: host
""")
          .good(
"""
services:
  app:
    image: nginx:1.27
    hostname: app
""")
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    if (service.compose().text("uts").filter("host"::equals).isPresent()) {
      findings.add(service.valueAt("uts"), service.name() + " shares the name of the host");
    }
  }
}
