// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.network;

import io.steward.core.lint.Host;
import io.steward.core.lint.JoinedNetworks;
import io.steward.core.lint.LintService;
import io.steward.core.lint.LintStack;
import io.steward.core.lint.rule.traefik.TraefikFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The reverse proxies of a host that are told by their image.
 *
 * @param services their services
 */
record KnownProxies(List<LintService> services) {
  private static final Set<String> NAMES =
      Set.of(
          "caddy-docker-proxy",
          "nginx-proxy",
          "nginx-proxy-manager",
          "nginx-proxy-manager-zh",
          "npmplus",
          "swag",
          "haproxy",
          "zoraxy");

  /** Keeps its own copy. */
  KnownProxies {
    services = List.copyOf(services);
  }

  /** The proxies of a host, found out once. */
  static KnownProxies of(Host host) {
    return host.fact(KnownProxies.class, KnownProxies::find);
  }

  private static KnownProxies find(Host host) {
    List<LintService> services = new ArrayList<>(TraefikFacts.of(host).proxyServices());
    for (LintStack stack : host.stacks()) {
      for (LintService service : stack.services()) {
        if (NAMES.contains(service.image().shortName())) {
          services.add(service);
        }
      }
    }
    return new KnownProxies(services);
  }

  boolean contains(LintService service) {
    return services.stream().anyMatch(proxy -> proxy.fullName().equals(service.fullName()));
  }

  /** Whether one is on a network of this name. */
  boolean reach(String network) {
    return services.stream().anyMatch(p -> JoinedNetworks.of(p).names().contains(network));
  }
}
