// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.lint.Findings;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Severity;

/** Finds public entry points that answer uncompressed. */
final class NoCompression implements ProxyRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("traefik-no-compression", Severity.INFO)
          .finds("a public entry point that does not compress what it answers")
          .why("Pages, scripts and JSON shrink to a fifth, which everybody on a slow link notices.")
          .mend(
              "define a middleware of the type compress and name it in entryPoints.NAME.http.middlewares")
          .bad(
              ProxyExample.exposed(
                  ProxyExample.behind(
"""
- --providers.docker.exposedByDefault=false
- --entryPoints.websecure.address=:443
- --entryPoints.websecure.http.tls=true
""",
                      "\"443:443\"",
"""
- traefik.enable=true
- traefik.http.routers.blog.rule=Host(`blog.example.org`)
- traefik.http.routers.blog.entrypoints=websecure
- traefik.http.routers.blog.tls=true
"""),
                  "public"))
          .good(
              ProxyExample.exposed(
                  ProxyExample.behind(
"""
- --providers.docker.exposedByDefault=false
- --entryPoints.websecure.address=:443
- --entryPoints.websecure.http.tls=true
- --entryPoints.websecure.http.middlewares=gzip@docker
""",
                      "\"443:443\"",
"""
- traefik.enable=true
- traefik.http.routers.blog.rule=Host(`blog.example.org`)
- traefik.http.routers.blog.entrypoints=websecure
- traefik.http.routers.blog.tls=true
- traefik.http.middlewares.gzip.compress=true
"""),
                  "public"))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(Proxy proxy, TraefikFacts facts, Findings findings) {
    StaticConfiguration configuration = proxy.configuration();
    for (String name : facts.publicEntryPoints()) {
      boolean plain =
          facts.publicRouters(name).stream()
              .anyMatch(
                  router -> {
                    Middlewares middlewares = facts.middlewares(router);
                    return router.isHttp()
                        && !middlewares.mayBe("compress", "redirectscheme", "redirectregex");
                  });
      if (plain && configuration.entryPoints().contains(name) && !configuration.redirects(name)) {
        findings.add(
            configuration
                .given("entrypoints." + name + ".address")
                .map(StaticConfiguration.Given::spot)
                .orElse(proxy.service().at()),
            "the public entry point " + name + " does not compress answers");
      }
    }
  }
}
