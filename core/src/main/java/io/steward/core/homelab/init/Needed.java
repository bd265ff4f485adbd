// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.init;

import io.steward.core.homelab.HomelabGraph;
import io.steward.core.homelab.Service;
import io.steward.core.homelab.Stack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Guesses which service needs which, and leaves out what would close a circle. */
final class Needed {
  private final List<ProposedService> services;
  private final List<Stack> stacks;
  private final Map<String, Map<String, String>> reasons = new LinkedHashMap<>();
  private final Map<String, List<String>> leftOut = new LinkedHashMap<>();

  private Needed(Proposal proposal) {
    this.services = proposal.services();
    this.stacks =
        proposal.stacks().stream()
            .map(
                stack ->
                    new Stack(
                        stack.name(),
                        Path.of(stack.name()),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        "",
                        List.of(),
                        Map.of()))
            .toList();
    services.forEach(service -> reasons.put(service.name(), new LinkedHashMap<>()));
  }

  static Needed in(Proposal proposal) {
    var needed = new Needed(proposal);
    needed.services.forEach(needed::ofItsFile);
    needed.services.forEach(needed::ofTraefik);
    needed.services.forEach(needed::ofItsNetworks);
    return needed;
  }

  /** What a service needs, with the reason of the guess. */
  Map<String, String> of(ProposedService service) {
    return reasons.getOrDefault(service.name(), Map.of());
  }

  /** What it seems to need and cannot, since that needs it. */
  List<String> leftOut(ProposedService service) {
    return leftOut.getOrDefault(service.name(), List.of());
  }

  private void ofItsFile(ProposedService service) {
    for (FoundService part : service.parts()) {
      for (String name : part.dependsOn()) {
        services.stream()
            .filter(other -> other.stack().equals(service.stack()))
            .filter(other -> other.parts().stream().anyMatch(p -> p.name().equals(name)))
            .forEach(other -> add(service, other, "depends_on of " + part.name()));
      }
    }
  }

  private void ofTraefik(ProposedService service) {
    List<ProposedService> proxies = services.stream().filter(ProposedService::isTraefik).toList();
    if (proxies.size() == 1 && !service.hostnames().isEmpty()) {
      add(service, proxies.get(0), "Traefik answers for it");
    }
  }

  private void ofItsNetworks(ProposedService service) {
    Map<String, String> external = service.stack().found().externalNetworks();
    for (FoundService part : service.parts()) {
      for (String key : part.networks()) {
        String network = external.getOrDefault(key, "");
        if (!network.isEmpty()) {
          maker(network)
              .ifPresent(
                  other ->
                      add(
                          service,
                          other,
                          "network " + network + " belongs to " + other.stack().name()));
        }
      }
    }
  }

  private Optional<ProposedService> maker(String network) {
    List<ProposedService> makers =
        services.stream().filter(service -> joinsOwn(service, network)).toList();
    return makers.stream()
        .filter(ProposedService::isTraefik)
        .findFirst()
        .or(() -> makers.stream().findFirst());
  }

  private static boolean joinsOwn(ProposedService service, String network) {
    Map<String, String> own = service.stack().found().ownNetworks();
    return service.parts().stream()
        .flatMap(part -> part.networks().stream())
        .anyMatch(key -> network.equals(own.getOrDefault(key, "")));
  }

  private void add(ProposedService from, ProposedService to, String reason) {
    Map<String, String> needs = reasons.computeIfAbsent(from.name(), n -> new LinkedHashMap<>());
    if (from.equals(to) || needs.containsKey(to.name())) {
      return;
    }
    needs.put(to.name(), reason);
    List<Service> models = services.stream().map(s -> s.model(of(s))).toList();
    var graph = HomelabGraph.of(models, stacks);
    if (!graph.serviceCycle().isEmpty() || !graph.stackCycle().isEmpty()) {
      needs.remove(to.name());
      leftOut
          .computeIfAbsent(from.name(), n -> new ArrayList<>())
          .add(to.name() + " (" + reason + "): it needs this one already");
    }
  }
}
