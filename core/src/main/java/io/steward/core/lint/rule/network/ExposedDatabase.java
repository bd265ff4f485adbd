// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.network;

import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.Host;
import io.steward.core.lint.JoinedNetworks;
import io.steward.core.lint.KnownImage;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.rule.traefik.TraefikFacts;

/** Finds databases on a network of the reverse proxy. */
final class ExposedDatabase implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("network-database-exposed", Risk.MEDIUM)
          .finds("a database on a network of the reverse proxy")
          .why(
              "Everything behind the proxy reaches the database there, and so does whoever breaks into one of them.")
          .mend("give the database a network that only the services have which use it")
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
    networks: [proxy, data]
  db:
    image: mysql:8.4
    networks: [proxy, data]
networks:
  proxy: { name: proxy, external: true }
  data: { internal: true }
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
    networks: [proxy, data]
  db:
    image: mysql:8.4
    networks: [data]
networks:
  proxy: { name: proxy, external: true }
  data: { internal: true }
"""))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    Host host = service.stack().host();
    KnownProxies proxies = KnownProxies.of(host);
    if (KnownImage.of(service.image()).isEmpty() || TraefikFacts.of(host).routesTo(service)) {
      return;
    }
    JoinedNetworks.of(service).names().stream()
        .filter(proxies::reach)
        .findFirst()
        .ifPresent(
            network ->
                findings.add(
                    service.at("networks"),
                    service.name()
                        + " is a database on "
                        + network
                        + ", a network of the reverse proxy"));
  }
}
