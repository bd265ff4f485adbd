// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;

/** Finds containers that share the memory of the host. */
final class HostIpc implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("host-ipc", Risk.CRITICAL)
          .finds("a container that shares the memory of the host")
          .why("It reads and writes the shared memory of every program of the host.")
          .mend("take ipc: host out, or share the memory of one service by ipc: service:NAME")
          .sameAs("CIS Docker 1.6.0 5.17")
          .bad(
"""
services:
  app:
    image: nginx:1.27
    ipc: host
""")
          .good(
"""
services:
  app:
    image: nginx:1.27
    ipc: shareable
""")
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    if (service.compose().text("ipc").filter("host"::equals).isPresent()) {
      findings.add(service.valueAt("ipc"), service.name() + " shares the memory of the host");
    }
  }
}
