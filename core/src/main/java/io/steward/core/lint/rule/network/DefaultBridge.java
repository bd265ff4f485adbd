// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.network;

import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;

/** Finds services on the bridge that every container without a network is on. */
final class DefaultBridge implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("network-default-bridge", Risk.LOW)
          .finds("a service on the default bridge")
          .why("Containers on it reach each other over all stacks, and find nobody by name.")
          .mend("take network_mode out: Compose then gives the stack a network of its own")
          .sameAs("CIS Docker 1.6.0 5.30")
          .bad(
              Example.of(
"""
services:
  web:
    image: nginx:1.27
    network_mode: bridge
"""))
          .good(
              Example.of(
"""
services:
  web:
    image: nginx:1.27
"""))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    if (service.compose().networkMode().filter("bridge"::equals).isPresent()) {
      findings.add(service.at("network_mode"), service.name() + " is on the default bridge");
    }
  }
}
