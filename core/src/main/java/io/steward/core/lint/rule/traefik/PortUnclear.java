// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Severity;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds routed services with several ports of which none is chosen. */
final class PortUnclear implements RouterRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("traefik-port-unclear", Severity.WARNING)
          .finds("a service with several ports, and none chosen for Traefik")
          .why(
              "Traefik takes the lowest port of the container, which need not be the one that speaks HTTP.")
          .mend("choose it: traefik.http.services.NAME.loadbalancer.server.port=PORT")
          .bad(
              ProxyExample.compose(
"""
services:
  git:
    image: forgejo/forgejo:9
    expose: ["22", "3000"]
    networks: [proxy]
    labels:
      - traefik.enable=true
      - traefik.http.routers.git.rule=Host(`git.example.org`)
networks:
  proxy: { name: proxy, external: true }
"""))
          .good(
              ProxyExample.compose(
"""
services:
  git:
    image: forgejo/forgejo:9
    expose: ["22", "3000"]
    networks: [proxy]
    labels:
      - traefik.enable=true
      - traefik.http.routers.git.rule=Host(`git.example.org`)
      - traefik.http.services.git.loadbalancer.server.port=3000
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
    Set<String> ports = ports(router.service());
    boolean elsewhere = router.option("service").orElse("").contains("@");
    if (ports.size() < 2 || elsewhere || router.protocol().equals("udp") || isChosen(router)) {
      return;
    }
    String name = router.option("service").orElse(router.name());
    findings.add(
        router.at("service"),
        router.called() + " chooses none of the ports " + String.join(", ", ports),
        "choose it: traefik."
            + router.protocol()
            + ".services."
            + name
            + ".loadbalancer.server.port=PORT");
  }

  private static boolean isChosen(Router router) {
    Set<String> own = router.labels().names(router.protocol(), "services");
    Optional<String> named = router.option("service");
    if (named.isPresent() && own.stream().noneMatch(named.get()::equalsIgnoreCase)) {
      return true; // a service of another container, or none at all
    }
    return own.stream()
        .filter(name -> named.map(name::equalsIgnoreCase).orElse(true))
        .map(name -> "traefik." + router.protocol() + ".services." + name.toLowerCase(Locale.ROOT))
        .anyMatch(
            key ->
                router.labels().value(key + ".loadbalancer.server.port").isPresent()
                    || router.labels().value(key + ".loadbalancer.server.url").isPresent());
  }

  private static Set<String> ports(LintService service) {
    Set<Integer> ports = new TreeSet<>();
    service.compose().ports().stream()
        .filter(port -> port.protocol().equals("tcp"))
        .forEach(port -> ports.add(port.target()));
    for (String text : service.compose().expose()) {
      if (text.matches("\\d+(/tcp)?")) {
        ports.add(Integer.parseInt(text.replace("/tcp", "")));
      }
    }
    return ports.stream().map(String::valueOf).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
