// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.network;

import io.steward.core.compose.PortMapping;
import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.JoinedNetworks;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.rule.traefik.TraefikFacts;
import java.util.List;
import java.util.Set;

/** Finds ports that lead past the reverse proxy. */
final class PortBesideProxy implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("network-port-beside-proxy", Risk.LOW)
          .finds("a published port of a service that is behind the proxy anyway")
          .why("The port leads past TLS, passwords and allow-lists of the proxy.")
          .mend("take the port out, or publish it on 127.0.0.1 only")
          .bad(
              Example.of(
                      "proxy/compose.yaml",
"""
services:
  traefik:
    image: traefik:v3.5
    command: [--providers.docker.exposedByDefault=false]
    networks: [proxy]
networks:
  proxy: { name: proxy }
""")
                  .with(
                      "blog/compose.yaml",
"""
services:
  blog:
    image: ghost:5.100
    networks: [proxy]
    ports: ["2368:2368"]
    labels:
      - traefik.enable=true
      - traefik.http.routers.blog.rule=Host(`blog.example.org`)
networks:
  proxy: { name: proxy, external: true }
"""))
          .good(
              Example.of(
                      "proxy/compose.yaml",
"""
services:
  traefik:
    image: traefik:v3.5
    command: [--providers.docker.exposedByDefault=false]
    networks: [proxy]
networks:
  proxy: { name: proxy }
""")
                  .with(
                      "blog/compose.yaml",
"""
services:
  blog:
    image: ghost:5.100
    networks: [proxy]
    labels:
      - traefik.enable=true
      - traefik.http.routers.blog.rule=Host(`blog.example.org`)
networks:
  proxy: { name: proxy, external: true }
"""))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    TraefikFacts facts = TraefikFacts.of(service.stack().host());
    if (!facts.routesTo(service)
        || KnownProxies.of(service.stack().host()).contains(service)
        || !JoinedNetworks.of(service).known()) {
      return;
    }
    Set<Integer> routed = facts.routedPorts(service);
    List<PortMapping> ports = service.compose().ports();
    for (PortMapping port : ports) {
      boolean same = routed.isEmpty() ? ports.size() == 1 : routed.contains(port.target());
      if (same && port.protocol().equals("tcp") && !Loopback.holds(port.hostIp())) {
        findings.add(
            service.at("ports"),
            service.name() + " is behind Traefik, and publishes port " + port.target() + " too");
      }
    }
  }
}
