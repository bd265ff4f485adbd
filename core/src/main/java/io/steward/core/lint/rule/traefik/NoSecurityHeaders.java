// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.homelab.Exposure;
import io.steward.core.lint.Findings;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import java.util.Optional;

/** Finds public services without headers that keep browsers careful. */
final class NoSecurityHeaders implements RouterRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("traefik-no-security-headers", Risk.LOW)
          .finds("a public service without security headers")
          .why(
              "Headers such as Strict-Transport-Security and X-Content-Type-Options keep browsers from plain HTTP, foreign frames and guessed types.")
          .mend(
              "give the router a middleware of the type headers with stsSeconds, contentTypeNosniff and frameDeny")
          .bad(
              ProxyExample.exposed(
                  ProxyExample.labels(
"""
- traefik.enable=true
- traefik.http.routers.blog.rule=Host(`blog.example.org`)
- traefik.http.routers.blog.entrypoints=websecure
- traefik.http.routers.blog.tls=true
"""),
                  "public"))
          .good(
              ProxyExample.exposed(
                  ProxyExample.labels(
"""
- traefik.enable=true
- traefik.http.routers.blog.rule=Host(`blog.example.org`)
- traefik.http.routers.blog.entrypoints=websecure
- traefik.http.routers.blog.tls=true
- traefik.http.routers.blog.middlewares=careful
- traefik.http.middlewares.careful.headers.stsseconds=31536000
- traefik.http.middlewares.careful.headers.contenttypenosniff=true
"""),
                  "public"))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(Router router, TraefikFacts facts, Findings findings) {
    boolean isPublic = router.service().exposure().equals(Optional.of(Exposure.PUBLIC));
    Middlewares middlewares = facts.middlewares(router);
    if (isPublic
        && router.isHttp()
        && middlewares.whole()
        && !middlewares.mayBe("redirectscheme", "redirectregex")
        && middlewares.found().stream().noneMatch(Middleware::guardsBrowsers)) {
      findings.add(router.at("middlewares"), router.called() + " sets no security headers");
    }
  }
}
