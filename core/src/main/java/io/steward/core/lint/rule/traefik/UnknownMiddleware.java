// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.error.Names;
import io.steward.core.lint.Findings;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Severity;
import java.util.Set;

/** Finds routers with middlewares that nobody defines. */
final class UnknownMiddleware implements RouterRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("traefik-unknown-middleware", Severity.WARNING)
          .finds("a middleware that is defined nowhere")
          .why("Traefik leaves a router out when one of its middlewares does not exist.")
          .mend(
              "define the middleware in labels of a service that runs, or in a file of Traefik, and name it with @file then")
          .bad(
              ProxyExample.labels(
"""
- traefik.enable=true
- traefik.http.routers.blog.rule=Host(`blog.example.org`)
- traefik.http.routers.blog.middlewares=gzip
"""))
          .good(
              ProxyExample.labels(
"""
- traefik.enable=true
- traefik.http.routers.blog.rule=Host(`blog.example.org`)
- traefik.http.routers.blog.middlewares=gzip
- traefik.http.middlewares.gzip.compress=true
"""))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(Router router, TraefikFacts facts, Findings findings) {
    MiddlewareFinder finder = new MiddlewareFinder(facts);
    for (String name : router.middlewares()) {
      if (finder.place(router.protocol(), name) == MiddlewareFinder.Place.MISSING) {
        findings.add(
            router.at("middlewares"),
            router.called() + " has the middleware " + name + ", which is defined nowhere",
            mend(finder, router, name));
      }
    }
  }

  private static String mend(MiddlewareFinder finder, Router router, String name) {
    Set<String> known = finder.names(router.protocol());
    String bare = name.replaceFirst("@.*", "");
    return known.stream()
        .filter(other -> other.equalsIgnoreCase(bare + "@file") && !name.endsWith("@file"))
        .findFirst()
        .or(() -> Names.nearest(name, known))
        .map(near -> "write " + near)
        .orElse(SPEC.mend());
  }
}
