// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.homelab.Exposure;
import io.steward.core.lint.Findings;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds services for the home network that are open to everybody. */
final class OpenToAll implements RouterRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("traefik-lan-open", Risk.HIGH)
          .finds("a service for the home network that everybody can reach")
          .why(
              "An entry point with a public service is open to the internet, and so is every other router on it: the name of the host alone keeps nobody out.")
          .mend(
              "give the router a middleware of the type ipAllowList, or an entry point that is not open to the internet")
          .bad(
              ProxyExample.compose(
"""
services:
  blog:
    image: ghost:5.100
    networks: [proxy]
    labels:
      - traefik.enable=true
      - traefik.http.routers.blog.rule=Host(`blog.example.org`)
      - traefik.http.routers.blog.entrypoints=websecure
      - traefik.http.routers.blog.tls=true
  photos:
    image: immich:1
    networks: [proxy]
    labels:
      - traefik.enable=true
      - traefik.http.routers.photos.rule=Host(`photos.example.org`)
      - traefik.http.routers.photos.entrypoints=websecure
      - traefik.http.routers.photos.tls=true
networks:
  proxy: { name: proxy, external: true }
""")
                  .with(
                      "config/services.yaml",
"""
services:
  blog: { stack: blog, exposure: public, runs: [blog/blog] }
  photos: { stack: blog, exposure: lan, runs: [blog/photos] }
"""))
          .good(
              ProxyExample.compose(
"""
services:
  blog:
    image: ghost:5.100
    networks: [proxy]
    labels:
      - traefik.enable=true
      - traefik.http.routers.blog.rule=Host(`blog.example.org`)
      - traefik.http.routers.blog.entrypoints=websecure
      - traefik.http.routers.blog.tls=true
  photos:
    image: immich:1
    networks: [proxy]
    labels:
      - traefik.enable=true
      - traefik.http.routers.photos.rule=Host(`photos.example.org`)
      - traefik.http.routers.photos.entrypoints=websecure
      - traefik.http.routers.photos.tls=true
      - traefik.http.routers.photos.middlewares=home
      - traefik.http.middlewares.home.ipallowlist.sourcerange=192.168.0.0/16
networks:
  proxy: { name: proxy, external: true }
""")
                  .with(
                      "config/services.yaml",
"""
services:
  blog: { stack: blog, exposure: public, runs: [blog/blog] }
  photos: { stack: blog, exposure: lan, runs: [blog/photos] }
"""))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(Router router, TraefikFacts facts, Findings findings) {
    Optional<Exposure> exposure = router.service().exposure();
    if (exposure.isEmpty()
        || exposure.get() == Exposure.PUBLIC
        || router.option("service").orElse("").endsWith("@internal")
        || router.rule().toLowerCase(Locale.ROOT).contains("clientip(")
        || facts.middlewares(router).mayBe("ipallowlist", "ipwhitelist")) {
      return;
    }
    Set<String> open = facts.entryPoints(router);
    if (exposure.get() == Exposure.LAN) {
      open.retainAll(facts.publicEntryPoints());
    }
    if (!open.isEmpty()) {
      findings.add(
          router.at("rule"),
          router.called()
              + " is open on "
              + String.join(", ", open)
              + ", though its exposure is "
              + exposure.get().text());
    }
  }
}
