// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.network;

import io.steward.core.homelab.Exposure;
import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import java.util.Optional;

/** Finds published ports of services that only other services may reach. */
final class InternalPublished implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("network-internal-published", Risk.MEDIUM)
          .finds("a published port of a service whose exposure is internal")
          .why(
              "A published port is open to the whole home network; services reach each other by name without it.")
          .mend(
              "take ports out, publish them on 127.0.0.1, or set exposure to lan in services.yaml")
          .bad(
              Example.of(
                      "blog/compose.yaml",
"""
services:
  cache:
    image: memcached:1.6
    ports: ["11211:11211"]
""")
                  .with(
                      "config/services.yaml",
"""
services:
  cache: { stack: blog, exposure: internal }
"""))
          .good(
              Example.of(
                      "blog/compose.yaml",
"""
services:
  cache:
    image: memcached:1.6
    expose: ["11211"]
""")
                  .with(
                      "config/services.yaml",
"""
services:
  cache: { stack: blog, exposure: internal }
"""))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    if (!service.exposure().equals(Optional.of(Exposure.INTERNAL))) {
      return;
    }
    service.compose().ports().stream()
        .filter(port -> !Loopback.holds(port.hostIp()))
        .findFirst()
        .ifPresent(
            port ->
                findings.add(
                    service.at("ports"),
                    service.name()
                        + " publishes port "
                        + port.target()
                        + ", though its exposure is internal"));
  }
}
