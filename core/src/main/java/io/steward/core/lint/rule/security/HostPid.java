// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;

/** Finds containers that share the processes of the host. */
final class HostPid implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("host-pid", Risk.CRITICAL)
          .finds("a container that shares the processes of the host")
          .why("It sees every process of the host with its environment, and may end or trace them.")
          .mend("take pid: host out")
          .sameAs("CIS Docker 1.6.0 5.16")
          .bad(
"""
services:
  app:
    image: nginx:1.27
    pid: host
""")
          .good(
"""
services:
  app:
    image: nginx:1.27
    restart: always
""")
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    if (service.compose().text("pid").filter("host"::equals).isPresent()) {
      findings.add(service.valueAt("pid"), service.name() + " shares the processes of the host");
    }
  }
}
