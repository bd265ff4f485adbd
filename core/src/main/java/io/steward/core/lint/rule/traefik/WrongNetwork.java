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

/** Finds services of which Traefik may take the wrong network. */
final class WrongNetwork implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("traefik-wrong-network", Severity.WARNING)
          .finds("a service of which Traefik may take a network that it is not on")
          .why(
              "Where traefik.docker.network is missing or names a network the container is not on, Traefik takes any of its networks: requests time out after one start and not after another.")
          .mend(
              "name the network of Traefik in traefik.docker.network, by the name the engine knows")
          .bad(
              ProxyExample.labels(
"""
- traefik.enable=true
- traefik.docker.network=blog_proxy
- traefik.http.routers.blog.rule=Host(`blog.example.org`)
"""))
          .good(
              ProxyExample.labels(
"""
- traefik.enable=true
- traefik.docker.network=proxy
- traefik.http.routers.blog.rule=Host(`blog.example.org`)
"""))
          .build();
  private static final String LABEL = "traefik.docker.network";

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
    Optional<String> named = labels.value(LABEL).filter(name -> !mine.names().contains(name));
    if (named.isPresent()) {
      findings.add(
          labels.at(LABEL),
          service.name() + " is on no network that the engine calls " + named.get(),
          "name one it is on: " + String.join(", ", mine.names()));
      return;
    }
    if (facts.known() && facts.proxies().stream().anyMatch(p -> mayMiss(p, labels, mine))) {
      findings.add(
          service.at("networks"),
          service.name()
              + " is on "
              + mine.names().size()
              + " networks, and none is chosen for Traefik");
    }
  }

  private static boolean mayMiss(Proxy proxy, Labels labels, JoinedNetworks mine) {
    JoinedNetworks its = proxy.networks();
    int shared = mine.shared(its).size();
    return proxy.serves(labels)
        && !its.host()
        && proxy.chosenNetwork(labels).filter(mine.names()::contains).isEmpty()
        && shared > 0
        && shared < mine.names().size();
  }
}
