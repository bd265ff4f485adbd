// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Json;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the services of a rendered project name of each other and of what they share. */
final class ServiceTies {
  private static final String SERVICE = "service:";
  private static final String CONTEXTS = "additional_contexts";
  private static final List<String> SPACES = List.of("network_mode", "ipc", "pid", "uts", "cgroup");

  private ServiceTies() {}

  /** Names of networks, volumes, configs or secrets that services use. */
  static Set<String> used(String section, Map<String, @Nullable Object> services) {
    Set<String> used = new HashSet<>();
    for (Object each : services.values()) {
      Map<String, @Nullable Object> service = Json.map(each);
      Object things = service.get(section);
      used.addAll(Json.map(things).keySet());
      Stream.of(things, Json.map(service.get("build")).get(section))
          .flatMap(list -> Json.list(list).stream())
          .forEach(thing -> used.add(String.valueOf(Json.map(thing).get("source"))));
    }
    return used;
  }

  /** The same services with those that they live in: without these they cannot be. */
  static Set<String> living(Set<String> names, Map<String, @Nullable Object> services) {
    Set<String> living = new LinkedHashSet<>(names);
    List<String> fresh = List.copyOf(names);
    while (!fresh.isEmpty()) {
      fresh =
          fresh.stream()
              .flatMap(name -> homes(Json.map(services.get(name))).stream())
              .filter(living::add)
              .toList();
    }
    return living;
  }

  private static Set<String> homes(Map<String, @Nullable Object> service) {
    Set<String> homes = new LinkedHashSet<>();
    SPACES.forEach(space -> service(service.get(space)).ifPresent(homes::add));
    Json.list(service.get("volumes_from")).forEach(from -> homes.add(name(from)));
    homes.remove("container");
    return homes;
  }

  /** Services without a word of others that are not among them: Compose could not read those. */
  static Map<String, @Nullable Object> alone(Map<String, @Nullable Object> services) {
    Set<String> known = services.keySet();
    Map<String, @Nullable Object> alone = new LinkedHashMap<>(services);
    alone.replaceAll((name, service) -> alone(Json.map(service), known));
    return alone;
  }

  private static Map<String, @Nullable Object> alone(
      Map<String, @Nullable Object> service, Set<String> known) {
    Map<String, @Nullable Object> alone = new LinkedHashMap<>(service);
    alone.computeIfPresent("depends_on", (key, all) -> only(Json.map(all), known));
    alone.computeIfPresent(
        "links",
        (key, links) -> Json.list(links).stream().filter(l -> known.contains(name(l))).toList());
    alone.computeIfPresent("build", (key, build) -> build(Json.map(build), known));
    return alone;
  }

  private static Map<String, @Nullable Object> only(
      Map<String, @Nullable Object> needed, Set<String> known) {
    Map<String, @Nullable Object> only = new LinkedHashMap<>(needed);
    only.keySet().retainAll(known);
    return only;
  }

  private static Map<String, @Nullable Object> build(
      Map<String, @Nullable Object> build, Set<String> known) {
    Map<String, @Nullable Object> contexts = new LinkedHashMap<>(Json.map(build.get(CONTEXTS)));
    contexts.values().removeIf(from -> service(from).filter(s -> !known.contains(s)).isPresent());
    Map<String, @Nullable Object> alone = new LinkedHashMap<>(build);
    alone.replace(CONTEXTS, contexts);
    return alone;
  }

  /** The service that {@code service:NAME} means. */
  private static Optional<String> service(@Nullable Object text) {
    return Optional.of(String.valueOf(text))
        .filter(value -> value.startsWith(SERVICE))
        .map(value -> value.substring(SERVICE.length()));
  }

  /** The service of {@code NAME:ALIAS}. */
  private static String name(Object text) {
    return String.valueOf(text).split(":", -1)[0];
  }
}
