// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.lint.Findings;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Severity;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds two routers that take the same requests. */
final class DuplicateRouter implements RouterRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("traefik-duplicate-router", Severity.WARNING)
          .finds("two routers with the same rule, entry point and priority, or with the same name")
          .why(
              "Of two routers with one rule nobody knows which one answers, and Traefik drops two of one name that differ.")
          .mend("give one of them another rule, another name or a priority of its own")
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
  preview:
    image: ghost:5.101
    networks: [proxy]
    labels:
      - traefik.enable=true
      - traefik.http.routers.preview.rule=Host(`blog.example.org`)
networks:
  proxy: { name: proxy, external: true }
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
  preview:
    image: ghost:5.101
    networks: [proxy]
    labels:
      - traefik.enable=true
      - traefik.http.routers.preview.rule=Host(`preview.example.org`)
networks:
  proxy: { name: proxy, external: true }
"""))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(Router router, TraefikFacts facts, Findings findings) {
    for (Router other : facts.routers()) {
      if (isSame(router, other) || !router.protocol().equals(other.protocol())) {
        continue;
      }
      boolean name = router.name().equalsIgnoreCase(other.name());
      if (name && !router.options().equals(other.options())) {
        findings.add(
            router.at("rule"),
            router.called() + " has the name of one of " + other.service().fullName());
        return;
      }
      if (!name && clash(router, other, facts)) {
        findings.add(
            router.at("rule"),
            router.called()
                + " has the rule of router "
                + other.name()
                + " of "
                + other.service().fullName());
        return;
      }
    }
  }

  private static boolean isSame(Router one, Router other) {
    return one.service().fullName().equals(other.service().fullName())
        && one.name().equals(other.name());
  }

  private static boolean clash(Router one, Router other, TraefikFacts facts) {
    Set<String> both = new LinkedHashSet<>(facts.entryPoints(one));
    both.retainAll(facts.entryPoints(other));
    boolean nowhere = facts.entryPoints(one).isEmpty() && facts.entryPoints(other).isEmpty();
    return !one.rule().isEmpty()
        && RuleText.normal(one.rule()).equals(RuleText.normal(other.rule()))
        && priority(one).equals(priority(other))
        && one.tls() == other.tls()
        && (nowhere || !both.isEmpty());
  }

  private static String priority(Router router) {
    return router.option("priority").orElse("0").strip();
  }
}
