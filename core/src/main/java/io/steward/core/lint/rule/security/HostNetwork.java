// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;

/** Finds containers that share the network of the host. */
final class HostNetwork implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("host-network", Risk.CRITICAL)
          .finds("a container that shares the network of the host")
          .why(
              "It reaches every service that listens on the host only, and opens ports that no file shows.")
          .mend("join a network and publish the ports that are needed")
          .sameAs("CIS Docker 1.6.0 5.10")
          .bad(
"""
services:
  app:
    image: nginx:1.27
    network_mode: host
""")
          .good(
"""
services:
  app:
    image: nginx:1.27
    ports: ["192.168.1.10:8080:80"]
""")
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    if (service.compose().networkMode().filter("host"::equals).isPresent()) {
      findings.add(
          service.valueAt("network_mode"), service.name() + " shares the network of the host");
    }
  }
}
