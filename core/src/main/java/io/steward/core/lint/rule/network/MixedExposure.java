// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.network;

import io.steward.core.homelab.Exposure;
import io.steward.core.homelab.Service;
import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.Host;
import io.steward.core.lint.JoinedNetworks;
import io.steward.core.lint.LintService;
import io.steward.core.lint.LintStack;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds services that share a network with a public one they have nothing to do with. */
final class MixedExposure implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("network-mixed-exposure", Risk.LOW)
          .finds("a service that is not public on a network with a public one")
          .why(
              "Whoever breaks into the public service reaches every other on its networks directly, past the proxy and its passwords.")
          .mend("give public services a network of their own, and put the proxy on both")
          .bad(
              Example.of(
                      "blog/compose.yaml",
"""
services:
  blog:
    image: ghost:5.100
    networks: [home]
  photos:
    image: immich:1
    networks: [home]
networks:
  home:
  open:
""")
                  .with(
                      "config/services.yaml",
"""
services:
  blog: { stack: blog, exposure: public, runs: [blog/blog] }
  photos: { stack: blog, exposure: lan, runs: [blog/photos] }
"""))
          .good(
              Example.of(
                      "blog/compose.yaml",
"""
services:
  blog:
    image: ghost:5.100
    networks: [open]
  photos:
    image: immich:1
    networks: [home]
networks:
  home:
  open:
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
  public void check(LintService service, Findings findings) {
    Host host = service.stack().host();
    Optional<Exposure> exposure = service.exposure();
    if (exposure.isEmpty()
        || exposure.get() == Exposure.PUBLIC
        || KnownProxies.of(host).contains(service)) {
      return;
    }
    Map<String, LintService> open = host.fact(PublicNetworks.class, PublicNetworks::of).members();
    for (String network : JoinedNetworks.of(service).names()) {
      Optional<LintService> other = Optional.ofNullable(open.get(network));
      if (other.isPresent() && !belongTogether(service, other.get())) {
        findings.add(
            service.at("networks"),
            service.name()
                + " ("
                + exposure.get().text()
                + ") is on the network "
                + network
                + " with "
                + other.get().fullName()
                + " (public)");
        return;
      }
    }
  }

  /** Services of one stack that wait for each other, or that the homelab says need each other. */
  private static boolean belongTogether(LintService one, LintService other) {
    boolean stack = one.stack().name().equals(other.stack().name());
    if (stack
        && (one.compose().dependsOn().containsKey(other.name())
            || other.compose().dependsOn().containsKey(one.name()))) {
      return true;
    }
    List<Service> all = one.stack().host().services();
    return all.stream()
        .filter(s -> isPart(s, one) || isPart(s, other))
        .flatMap(s -> s.dependsOn().stream())
        .anyMatch(
            name ->
                all.stream()
                    .filter(s -> s.name().equals(name))
                    .anyMatch(s -> isPart(s, one) || isPart(s, other)));
  }

  private static boolean isPart(Service service, LintService part) {
    return service.runs().isEmpty()
        ? service.stack().equals(part.stack().name())
        : service.runs().stream()
            .anyMatch(
                name ->
                    name.stack().equals(part.stack().name()) && name.service().equals(part.name()));
  }

  /** A public service of each network that has one, the proxies left out. */
  private record PublicNetworks(Map<String, LintService> members) {
    static PublicNetworks of(Host host) {
      Map<String, LintService> members = new LinkedHashMap<>();
      KnownProxies proxies = KnownProxies.of(host);
      for (LintStack stack : host.stacks()) {
        for (LintService service : stack.services()) {
          if (service.exposure().equals(Optional.of(Exposure.PUBLIC))
              && !proxies.contains(service)) {
            JoinedNetworks.of(service).names().forEach(name -> members.putIfAbsent(name, service));
          }
        }
      }
      return new PublicNetworks(members);
    }
  }
}
