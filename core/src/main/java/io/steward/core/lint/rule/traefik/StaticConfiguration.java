// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.lint.Spot;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Traefik is started with.
 *
 * @param values by dotted name in lower case
 * @param known whether this is all of it; else nothing can be said of what is missing
 */
record StaticConfiguration(Map<String, Given> values, boolean known) {
  private static final String ENTRY_POINTS = "entrypoints.";

  /** Keeps its own copy. */
  StaticConfiguration {
    values = new LinkedHashMap<>(values);
  }

  /**
   * A value and where it is given.
   *
   * @param text the value
   * @param spot where it stands
   */
  record Given(String text, Spot spot) {
    boolean isTrue() {
      return text.isEmpty() || text.equalsIgnoreCase("true") || text.equals("1");
    }
  }

  static StaticConfiguration unknown() {
    return new StaticConfiguration(Map.of(), false);
  }

  Optional<Given> given(String key) {
    return Optional.ofNullable(values.get(key));
  }

  Optional<String> text(String key) {
    return given(key).map(Given::text);
  }

  /** Whether the option, or one below it, is there and not switched off. */
  boolean on(String key) {
    return given(key)
        .map(Given::isTrue)
        .orElse(values.keySet().stream().anyMatch(other -> other.startsWith(key + ".")));
  }

  /** The names of the entry points in lower case. */
  Set<String> entryPoints() {
    Set<String> names = names(ENTRY_POINTS);
    boolean none = names.stream().allMatch("traefik"::equals);
    if (none) {
      names.add("http");
    }
    return names;
  }

  /** Those that a router without entry points is on. */
  Set<String> defaultEntryPoints() {
    Set<String> all = entryPoints();
    all.remove("traefik");
    Set<String> chosen = new LinkedHashSet<>(all);
    chosen.removeIf(name -> !on(ENTRY_POINTS + name + ".asdefault"));
    return chosen.isEmpty() ? all : chosen;
  }

  Set<String> resolvers() {
    return names("certificatesresolvers.");
  }

  private Set<String> names(String prefix) {
    Set<String> names = new LinkedHashSet<>();
    for (String key : values.keySet()) {
      if (key.startsWith(prefix)) {
        names.add(key.substring(prefix.length()).split("\\.", 2)[0]);
      }
    }
    return names;
  }

  /** The port of an entry point, when one is written. */
  Optional<Integer> port(String entryPoint) {
    return text(ENTRY_POINTS + entryPoint + ".address")
        .map(address -> address.replaceFirst("/\\w+$", "").replaceFirst(".*:", ""))
        .filter(port -> port.matches("\\d{1,5}"))
        .map(Integer::valueOf);
  }

  /** Whether everything that comes in here is sent on to another entry point. */
  boolean redirects(String entryPoint) {
    return values.keySet().stream()
        .anyMatch(key -> key.startsWith(ENTRY_POINTS + entryPoint + ".http.redirections."));
  }

  /** Whether routers have TLS here without asking for it. */
  boolean tls(String entryPoint) {
    return on(ENTRY_POINTS + entryPoint + ".http.tls");
  }

  /** The middlewares every router has here. */
  List<String> middlewares(String entryPoint) {
    return Router.Texts.split(
        text(ENTRY_POINTS + entryPoint + ".http.middlewares").orElse("").toLowerCase(Locale.ROOT));
  }

  boolean exposesByDefault() {
    return given("providers.docker.exposedbydefault").map(Given::isTrue).orElse(true);
  }
}
