// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes {@code services.yaml}. */
final class ServicesText {
  private final YamlText yaml = new YamlText();
  private final Needed needed;
  private final Set<String> names;

  private ServicesText(Needed needed, Set<String> names) {
    this.needed = needed;
    this.names = names;
  }

  /**
   * The whole file.
   *
   * @param names the services that others may name as what they need
   */
  static String whole(List<ProposedService> services, Needed needed, Set<String> names) {
    var text = new ServicesText(needed, names);
    text.yaml
        .comment(0, "What the homelab offers, to whom, and what needs what. Written by steward")
        .comment(0, "init; what was guessed says so. All keys: steward config schema services");
    text.services(services);
    return text.yaml.text();
  }

  /** The part with the services alone. */
  static String part(List<ProposedService> services, Needed needed, Set<String> names) {
    var text = new ServicesText(needed, names);
    text.services(services);
    return text.yaml.text();
  }

  private void services(List<ProposedService> services) {
    yaml.line(0, services.isEmpty() ? "services: {}" : "services:");
    services.forEach(this::service);
  }

  private void service(ProposedService service) {
    String stack = service.stack().name();
    yaml.line(2, YamlText.quoted(service.name()) + ":");
    yaml.line(4, "stack: " + YamlText.quoted(stack));
    if (!service.whole()) {
      List<String> runs =
          service.parts().stream().map(p -> YamlText.quoted(stack + "/" + p.name())).toList();
      yaml.guess(
          4,
          "runs: [" + String.join(", ", runs) + "]",
          runs.size() == 1 ? "it can be reached by itself" : "the others are needed by the first");
    }
    yaml.guess(4, "exposure: " + service.exposure().text(), service.reason());
    List<String> hostnames = new ArrayList<>(service.hostnames());
    if (!hostnames.isEmpty()) {
      String others = String.join(", ", hostnames.subList(1, hostnames.size()));
      yaml.guess(
          4,
          "hostname: " + YamlText.quoted(hostnames.get(0)),
          "from Traefik's labels" + (others.isEmpty() ? "" : "; also " + others));
    }
    needs(service);
  }

  private void needs(ProposedService service) {
    Map<String, String> needs = new TreeMap<>(needed.of(service));
    needs.keySet().retainAll(names);
    if (!needs.isEmpty()) {
      yaml.line(4, "depends-on:");
      needs.forEach((name, reason) -> yaml.guess(6, "- " + YamlText.quoted(name), reason));
    }
    needed.leftOut(service).forEach(text -> yaml.comment(4, "left out of depends-on: " + text));
  }
}
