// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.lint.Findings;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;

/** Finds a Traefik that makes a route to every container. */
final class ExposedByDefault implements ProxyRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("traefik-exposed-by-default", Risk.MEDIUM)
          .finds("a Traefik that makes a route to every container")
          .why(
              "Unless exposedByDefault is false every container of the host gets a route by its name, databases and tools included.")
          .mend(
              "start Traefik with providers.docker.exposedByDefault=false, and give each service behind it traefik.enable=true")
          .bad(
              ProxyExample.started(
"""
- --providers.docker=true
- --entryPoints.web.address=:80
"""))
          .good(
              ProxyExample.started(
"""
- --providers.docker=true
- --providers.docker.exposedByDefault=false
- --entryPoints.web.address=:80
"""))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(Proxy proxy, TraefikFacts facts, Findings findings) {
    StaticConfiguration configuration = proxy.configuration();
    if (configuration.on("providers.docker") && configuration.exposesByDefault()) {
      findings.add(
          configuration
              .given("providers.docker.exposedbydefault")
              .or(() -> configuration.given("providers.docker"))
              .map(StaticConfiguration.Given::spot)
              .orElse(proxy.service().at("command")),
          proxy.service().name() + " makes a route to every container of the host");
    }
  }
}
