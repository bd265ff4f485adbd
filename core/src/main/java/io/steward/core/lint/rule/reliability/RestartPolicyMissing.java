// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.reliability;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;

/** Finds services that stay down. */
final class RestartPolicyMissing implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("no-restart-policy", Severity.WARNING)
          .finds("a service that nothing says when to start again")
          .why("After a crash or a restart of the host it stays down.")
          .mend("write restart: unless-stopped, or restart: \"no\" for what runs once")
          .sameAs("CIS Docker 1.6.0 5.15")
          .bad(
"""
services:
  app:
    image: nginx:1.27
    user: "1000"
""")
          .good(
"""
services:
  app:
    image: nginx:1.27
    restart: unless-stopped
""")
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    boolean once =
        service.stack().services().stream()
            .map(other -> other.compose().dependsOn().get(service.name()))
            .anyMatch(d -> d != null && d.condition().equals("service_completed_successfully"));
    boolean deployed = service.has("deploy", "restart_policy");
    if (!once && !deployed && service.compose().restart().isEmpty()) {
      findings.add(service.at("restart"), service.name() + " has no restart policy");
    }
  }
}
