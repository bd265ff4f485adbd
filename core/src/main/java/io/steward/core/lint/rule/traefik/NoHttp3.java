// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.compose.PortMapping;
import io.steward.core.lint.Findings;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Severity;
import io.steward.core.lint.Spot;
import java.util.List;
import java.util.Optional;

/** Finds public entry points without HTTP/3. */
final class NoHttp3 implements ProxyRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("traefik-no-http3", Severity.INFO)
          .finds("a public entry point without HTTP/3")
          .why(
              "HTTP/3 starts faster and copes better with bad mobile links; browsers fall back to HTTP/2 where UDP is blocked.")
          .mend("start Traefik with entryPoints.NAME.http3 and publish the port for udp too")
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
- --entryPoints.websecure.http3=true
""",
                      "\"443:443\", \"443:443/udp\"",
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
  public void check(Proxy proxy, TraefikFacts facts, Findings findings) {
    StaticConfiguration configuration = proxy.configuration();
    for (String name : facts.publicEntryPoints()) {
      if (!configuration.entryPoints().contains(name) || !facts.anyHttps(name)) {
        continue;
      }
      Spot spot =
          configuration
              .given("entrypoints." + name + ".address")
              .map(StaticConfiguration.Given::spot)
              .orElse(proxy.service().at());
      if (!configuration.on("entrypoints." + name + ".http3")) {
        findings.add(spot, "the public entry point " + name + " does not speak HTTP/3");
      } else if (isShut(proxy, configuration.port(name))) {
        findings.add(
            spot,
            "the entry point " + name + " speaks HTTP/3, and its port is published for tcp only",
            "publish it for udp too, as in 443:443/udp");
      }
    }
  }

  private static boolean isShut(Proxy proxy, Optional<Integer> port) {
    List<PortMapping> ports =
        proxy.service().compose().ports().stream()
            .filter(mapping -> port.filter(number -> number == mapping.target()).isPresent())
            .toList();
    return !ports.isEmpty() && ports.stream().noneMatch(p -> p.protocol().equals("udp"));
  }
}
