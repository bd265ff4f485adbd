// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import java.util.Locale;
import java.util.Set;

/** Finds the dashboard and API of Traefik without a password. */
final class OpenDashboard implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("traefik-open-dashboard", Risk.HIGH)
          .finds("the dashboard or API of Traefik open to whoever reaches it")
          .why(
              "It shows every router, service and middleware of the homelab, and with that where to attack.")
          .mend(
              "take api.insecure out, and route to api@internal with a middleware of the type basicAuth, forwardAuth or ipAllowList")
          .bad(
              ProxyExample.started(
"""
- --providers.docker.exposedByDefault=false
- --api.insecure=true
"""))
          .good(
              ProxyExample.started(
"""
- --providers.docker.exposedByDefault=false
- --api.dashboard=true
"""))
          .build();
  private static final Set<String> INTERNAL = Set.of("api@internal", "dashboard@internal");
  private static final String[] GUARDS = {
    "basicauth", "digestauth", "forwardauth", "ipallowlist", "ipwhitelist"
  };

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    TraefikFacts facts = TraefikFacts.of(service.stack().host());
    facts
        .proxy(service)
        .map(Proxy::configuration)
        .filter(configuration -> configuration.on("api.insecure"))
        .flatMap(configuration -> configuration.given("api.insecure"))
        .ifPresent(
            given ->
                findings.add(
                    given.spot(),
                    service.name() + " shows its API without a password on port 8080"));
    for (Router router : facts.routers(service)) {
      boolean guarded =
          facts.middlewares(router).mayBe(GUARDS)
              || router.rule().toLowerCase(Locale.ROOT).contains("clientip(");
      if (INTERNAL.contains(router.option("service").orElse("")) && !guarded) {
        findings.add(
            router.at("service"), router.called() + " shows Traefik's API without a password");
      }
    }
  }
}
