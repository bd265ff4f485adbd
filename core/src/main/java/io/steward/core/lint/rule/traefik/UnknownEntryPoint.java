// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.lint.Findings;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Severity;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Finds routers on entry points that Traefik does not have. */
final class UnknownEntryPoint implements RouterRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("traefik-unknown-entry-point", Severity.ERROR)
          .finds("a router on an entry point that Traefik does not have")
          .why(
              "Traefik leaves the router out of it; with no other entry point the service is not reachable.")
          .mend("name an entry point that Traefik is started with, or add it there")
          .bad(
              ProxyExample.labels(
"""
- traefik.enable=true
- traefik.http.routers.blog.rule=Host(`blog.example.org`)
- traefik.http.routers.blog.entrypoints=https
"""))
          .good(
              ProxyExample.labels(
"""
- traefik.enable=true
- traefik.http.routers.blog.rule=Host(`blog.example.org`)
- traefik.http.routers.blog.entrypoints=websecure
"""))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(Router router, TraefikFacts facts, Findings findings) {
    Set<String> known = new TreeSet<>(facts.all(StaticConfiguration::entryPoints));
    for (String name : router.entryPoints()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (facts.known() && !known.contains(lower) && !lower.equals("traefik")) {
        findings.add(
            router.at("entrypoints"),
            router.called() + " is on the entry point " + name + ", which Traefik does not have",
            "take one it has: " + String.join(", ", known));
      }
    }
  }
}
