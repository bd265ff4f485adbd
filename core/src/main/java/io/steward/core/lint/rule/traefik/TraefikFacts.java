// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.homelab.Exposure;
import io.steward.core.lint.Host;
import io.steward.core.lint.LintService;
import io.steward.core.lint.LintStack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What rules know of Traefik on a host: where it runs, and what labels ask of it. Immutable. */
public final class TraefikFacts {
  private static final Set<String> TUNNELS = Set.of("cloudflared", "newt", "frpc", "pangolin");

  private final List<Proxy> proxies = new ArrayList<>();
  private final Map<String, Labels> labels = new LinkedHashMap<>();

  private TraefikFacts(Host host) {
    for (LintStack stack : host.stacks()) {
      for (LintService service : stack.services()) {
        Proxy.of(service).ifPresent(proxies::add);
        labels.put(service.fullName(), Labels.of(service));
      }
    }
  }

  /** The facts of a host, found out once. */
  public static TraefikFacts of(Host host) {
    return host.fact(TraefikFacts.class, TraefikFacts::new);
  }

  /** The services that are a Traefik. */
  public List<LintService> proxyServices() {
    return proxies.stream().map(Proxy::service).toList();
  }

  /** Whether a Traefik of this host sends requests to the service. */
  public boolean routesTo(LintService service) {
    return !proxies.isEmpty()
        && routers(service).stream()
            .anyMatch(router -> !router.option("service").orElse("").contains("@"));
  }

  /** The ports of the service that labels choose; none when Traefik chooses. */
  public Set<Integer> routedPorts(LintService service) {
    Set<Integer> ports = new LinkedHashSet<>();
    Labels mine = labels(service);
    for (String key : mine.keys()) {
      String port = mine.value(key).orElse("");
      if (key.endsWith(".loadbalancer.server.port") && port.matches("\\d{1,5}")) {
        ports.add(Integer.valueOf(port));
      }
    }
    return ports;
  }

  List<Proxy> proxies() {
    return proxies;
  }

  Optional<Proxy> proxy(LintService service) {
    return proxies.stream()
        .filter(p -> p.service().fullName().equals(service.fullName()))
        .findFirst();
  }

  Labels labels(LintService service) {
    return labels.getOrDefault(service.fullName(), Labels.of(service));
  }

  Collection<Labels> labels() {
    return labels.values();
  }

  /** The routers that count: not those of a service that is switched off. */
  List<Router> routers(LintService service) {
    Labels mine = labels(service);
    boolean served = proxies.isEmpty() || proxies.stream().anyMatch(p -> p.serves(mine));
    return served && mine.enable().orElse(true) ? mine.routers() : List.of();
  }

  List<Router> routers() {
    return labels.values().stream().flatMap(l -> routers(l.service()).stream()).toList();
  }

  /** The main versions that may read the labels. */
  Set<Integer> versions() {
    Set<Integer> versions = proxies.stream().map(Proxy::version).collect(Collectors.toSet());
    return versions.isEmpty() || versions.contains(0) ? Set.of(2, 3) : versions;
  }

  /** Whether a Traefik runs here, and everything it is started with is known. */
  boolean known() {
    return !proxies.isEmpty() && proxies.stream().allMatch(p -> p.configuration().known());
  }

  /** What every Traefik has of something, in lower case. */
  Set<String> all(Function<StaticConfiguration, Set<String>> names) {
    Set<String> all = new LinkedHashSet<>();
    proxies.forEach(proxy -> all.addAll(names.apply(proxy.configuration())));
    return all;
  }

  /** The entry points a router is on, in lower case; its own, else those by default. */
  Set<String> entryPoints(Router router) {
    return router.entryPoints().isEmpty()
        ? all(StaticConfiguration::defaultEntryPoints)
        : router.entryPoints().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The entry points on which something is for everybody. */
  Set<String> publicEntryPoints() {
    Set<String> names = new LinkedHashSet<>();
    publicRouters().forEach(router -> names.addAll(entryPoints(router)));
    return names;
  }

  /** The public routers on an entry point. */
  List<Router> publicRouters(String entryPoint) {
    return publicRouters().stream().filter(r -> entryPoints(r).contains(entryPoint)).toList();
  }

  private List<Router> publicRouters() {
    return routers().stream()
        .filter(router -> router.service().exposure().equals(Optional.of(Exposure.PUBLIC)))
        .toList();
  }

  /** Whether requests to this router come encrypted on an entry point. */
  boolean tls(Router router, String entryPoint) {
    return router.tls() || proxies.stream().anyMatch(p -> p.configuration().tls(entryPoint));
  }

  /** Whether something comes in by HTTPS on an entry point. */
  boolean anyHttps(String entryPoint) {
    return routers().stream()
        .anyMatch(r -> r.isHttp() && entryPoints(r).contains(entryPoint) && tls(r, entryPoint));
  }

  /** Whether a tunnel runs here that may end TLS before Traefik. */
  boolean behindTunnel() {
    return labels.values().stream()
        .anyMatch(l -> TUNNELS.contains(l.service().image().shortName()));
  }

  boolean redirects(String entryPoint) {
    return proxies.stream().anyMatch(p -> p.configuration().redirects(entryPoint));
  }

  /** The middlewares a router has, those of its entry points and of chains included. */
  Middlewares middlewares(Router router) {
    Set<String> names = new LinkedHashSet<>(router.middlewares());
    if (router.isHttp()) {
      for (Proxy proxy : proxies) {
        entryPoints(router).forEach(e -> names.addAll(proxy.configuration().middlewares(e)));
      }
    }
    Middlewares all = new MiddlewareFinder(this).all(router.protocol(), names);
    return new Middlewares(all.found(), all.whole() && known());
  }
}
