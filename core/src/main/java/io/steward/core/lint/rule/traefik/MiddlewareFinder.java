// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what names such as {@code auth@file} stand for on a host. */
final class MiddlewareFinder {
  private final TraefikFacts facts;

  MiddlewareFinder(TraefikFacts facts) {
    this.facts = facts;
  }

  /** Where a name points. */
  enum Place {
    /** It is defined. */
    FOUND,
    /** It is defined nowhere. */
    MISSING,
    /** Nobody can tell. */
    UNKNOWN
  }

  /** What these names stand for, chains taken apart; a name without provider is of labels. */
  Middlewares all(String protocol, Collection<String> names) {
    List<Middleware> found = new ArrayList<>();
    boolean whole = collect(protocol, names, "docker", found, new LinkedHashSet<>());
    return new Middlewares(found, whole);
  }

  private boolean collect(
      String protocol,
      Collection<String> names,
      String provider,
      List<Middleware> found,
      Set<String> seen) {
    boolean whole = true;
    for (String name : names) {
      String full = name.contains("@") ? name : name + "@" + provider;
      Optional<Middleware> middleware = find(protocol, full);
      whole &= middleware.map(m -> !m.is("plugin")).orElse(false);
      if (middleware.isPresent() && seen.add(full)) {
        found.add(middleware.get());
        String home = full.substring(full.indexOf('@') + 1);
        whole &= collect(protocol, middleware.get().chain(), home, found, seen);
      }
    }
    return whole;
  }

  /** Where a name of labels points. */
  Place place(String protocol, String name) {
    String full = name.contains("@") ? name : name + "@docker";
    if (find(protocol, full).isPresent()) {
      return Place.FOUND;
    }
    boolean ofFile = full.endsWith("@file");
    boolean sure =
        !facts.proxies().isEmpty()
            && (full.endsWith("@docker")
                || (ofFile && facts.proxies().stream().allMatch(proxy -> proxy.files().known())));
    return sure ? Place.MISSING : Place.UNKNOWN;
  }

  private Optional<Middleware> find(String protocol, String full) {
    String name = full.substring(0, full.indexOf('@'));
    if (full.endsWith("@docker")) {
      return facts.labels().stream()
          .map(labels -> of(labels, protocol, name))
          .flatMap(Optional::stream)
          .findFirst();
    }
    if (!full.endsWith("@file")) {
      return Optional.empty();
    }
    String key = protocol + "." + name.toLowerCase(Locale.ROOT);
    return facts.proxies().stream()
        .map(proxy -> Optional.ofNullable(proxy.files().middlewares().get(key)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Middleware> of(Labels labels, String protocol, String name) {
    if (labels.enable().equals(Optional.of(false))) {
      return Optional.empty();
    }
    Map<String, String> options =
        new LinkedHashMap<>(labels.below("traefik." + protocol + ".middlewares." + name));
    labels
        .value("traefik." + protocol + ".middlewares." + name.toLowerCase(Locale.ROOT))
        .ifPresent(value -> options.put("", value));
    return options.isEmpty() ? Optional.empty() : Optional.of(new Middleware(options));
  }

  /** Every middleware of labels and files, as a router would call it. */
  Set<String> names(String protocol) {
    Set<String> names = new LinkedHashSet<>();
    facts.labels().forEach(labels -> names.addAll(labels.names(protocol, "middlewares")));
    String start = protocol + ".";
    for (Proxy proxy : facts.proxies()) {
      for (String key : proxy.files().middlewares().keySet()) {
        if (key.startsWith(start)) {
          names.add(key.substring(start.length()) + "@file");
        }
      }
    }
    return names;
  }
}
