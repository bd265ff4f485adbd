// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.homelab.Exposure;
import io.steward.core.lint.Findings;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import java.util.Optional;
import java.util.Set;

/** Finds public services that answer without TLS. */
final class PublicWithoutTls implements RouterRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("traefik-no-tls", Risk.MEDIUM)
          .finds("a public service that answers without TLS")
          .why(
              "Passwords and cookies go over the internet in clear text, and anybody on the way can read and change them.")
          .mend(
              "put the router on an entry point with TLS, or send requests on with entryPoints.NAME.http.redirections")
          .bad(
              ProxyExample.exposed(
                  ProxyExample.labels(
"""
- traefik.enable=true
- traefik.http.routers.blog.rule=Host(`blog.example.org`)
- traefik.http.routers.blog.entrypoints=web
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
    if (!isPublic
        || !router.isHttp()
        || !facts.known()
        || facts.behindTunnel()
        || facts.middlewares(router).mayBe("redirectscheme", "redirectregex")) {
      return;
    }
    Set<String> plain = facts.entryPoints(router);
    plain.removeIf(name -> facts.tls(router, name) || facts.redirects(name));
    plain.retainAll(facts.all(StaticConfiguration::entryPoints));
    if (!plain.isEmpty()) {
      findings.add(
          router.at("entrypoints"),
          router.called() + " answers without TLS on " + String.join(", ", plain));
    }
  }
}
