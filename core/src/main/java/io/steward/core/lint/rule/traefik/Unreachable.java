// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.lint.Findings;
import io.steward.core.lint.JoinedNetworks;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds services that Traefik has a route to and shares no network with. */
final class Unreachable implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("traefik-unreachable", Severity.ERROR)
          .finds("a service with a route that is on none of Traefik's networks")
          .why(
              "Traefik takes the request and cannot reach the container, so that everybody gets a gateway timeout.")
          .mend("put the service on a network of Traefik, and name that in traefik.docker.network")
          .bad(
              ProxyExample.compose(
"""
services:
  blog:
    image: ghost:5.100
    labels:
      - traefik.enable=true
      - traefik.http.routers.blog.rule=Host(`blog.example.org`)
"""))
          .good(
              ProxyExample.labels(
"""
- traefik.enable=true
- traefik.http.routers.blog.rule=Host(`blog.example.org`)
"""))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    TraefikFacts facts = TraefikFacts.of(service.stack().host());
    JoinedNetworks mine = JoinedNetworks.of(service);
    if (!facts.routesTo(service) || mine.host() || !mine.known()) {
      return;
    }
    Labels labels = facts.labels(service);
    if (facts.proxies().stream().noneMatch(proxy -> reaches(proxy, labels, mine))) {
      Set<String> names = new TreeSet<>();
      facts.proxies().forEach(proxy -> names.addAll(proxy.networks().names()));
      findings.add(
          service.at("networks"),
          service.name() + " has a route, and is on no network of Traefik",
          names.isEmpty() ? SPEC.mend() : "put it on " + String.join(" or ", names));
    }
  }

  private static boolean reaches(Proxy proxy, Labels labels, JoinedNetworks mine) {
    JoinedNetworks its = proxy.networks();
    if (its.host() || !its.known() || proxy.configuration().on("providers.docker.usebindportip")) {
      return true;
    }
    Optional<String> chosen = proxy.chosenNetwork(labels).filter(mine.names()::contains);
    return chosen.map(its.names()::contains).orElse(!mine.shared(its).isEmpty());
  }
}
