// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Json;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a rendered project as another one is written, so that what means the same reads the same:
 * a project may come from files or from what the engine says of containers.
 */
final class ProjectSpelling {
  /** Where a name alone says something. */
  private static final Set<String> NAMES = Set.of("networks", "volumes", "configs", "secrets");

  /** Where the order says nothing. */
  private static final Set<String> UNORDERED =
      Set.of(
          "ports",
          "expose",
          "volumes",
          "tmpfs",
          "configs",
          "secrets",
          "cap_add",
          "cap_drop",
          "aliases");

  /** What goes without saying. */
  private static final Set<Map.Entry<String, Object>> USUAL =
      Set.of(Map.entry("create_host_path", true), Map.entry("ipc", "private"));

  /** What is said of a service itself, and where {@code deploy} has room for it. */
  private static final Map<String, List<String>> LIMITS =
      Map.of(
          "mem_limit", List.of("resources", "limits", "memory"),
          "cpus", List.of("resources", "limits", "cpus"),
          "pids_limit", List.of("resources", "limits", "pids"),
          "mem_reservation", List.of("resources", "reservations", "memory"),
          "scale", List.of("replicas"));

  /** Bytes, which are written as a text or as a number. */
  private static final Set<String> SIZES =
      Set.of("memory", "mem_limit", "mem_reservation", "memswap_limit", "shm_size");

  /** Where names are the user's own. */
  private static final Set<String> FREE = Set.of("environment", "labels");

  private ProjectSpelling() {}

  /** The project, with its limits where the other one has them. */
  static Map<String, @Nullable Object> of(
      Map<String, @Nullable Object> project, Map<String, @Nullable Object> other) {
    Map<String, @Nullable Object> spelled = new LinkedHashMap<>(project);
    Map<String, @Nullable Object> services = new TreeMap<>();
    Map<String, @Nullable Object> others = Json.map(other.get("services"));
    Json.map(project.get("services"))
        .forEach(
            (name, service) ->
                services.put(name, limits(Json.map(service), Json.map(others.get(name)))));
    spelled.put("services", services);
    return Json.map(plain("", spelled));
  }

  private static Map<String, @Nullable Object> limits(
      Map<String, @Nullable Object> service, Map<String, @Nullable Object> other) {
    Map<String, @Nullable Object> spelled = new LinkedHashMap<>(service);
    LIMITS.forEach(
        (key, path) -> {
          Object value = service.get(key);
          if (value != null && other.get(key) == null && isUsed(other, path)) {
            spelled.remove(key);
            spelled.put("deploy", with(Json.map(spelled.get("deploy")), path, value));
          }
        });
    return spelled;
  }

  private static boolean isUsed(Map<String, @Nullable Object> service, List<String> path) {
    Object value = service.get("deploy");
    for (String key : path) {
      value = Json.map(value).get(key);
    }
    return value != null;
  }

  private static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> map, List<String> path, Object value) {
    Map<String, @Nullable Object> with = new LinkedHashMap<>(map);
    String key = path.get(0);
    boolean last = path.size() == 1;
    with.put(key, last ? value : with(Json.map(map.get(key)), path.subList(1, path.size()), value));
    return with;
  }

  /** Keys in order, without what says nothing. */
  private static @Nullable Object plain(String key, @Nullable Object value) {
    if (value instanceof List<?> list) {
      var items = list.stream().map(item -> plain("", item));
      return UNORDERED.contains(key)
          ? items.sorted(Comparator.comparing(String::valueOf)).toList()
          : items.toList();
    }
    if (!(value instanceof Map<?, ?> map)) {
      String text = String.valueOf(value);
      return SIZES.contains(key) && text.matches("\\d{1,18}") ? Long.valueOf(text) : value;
    }
    if (map.size() == 2 && map.containsKey("soft") && isOne(map)) {
      return plain(key, map.get("soft"));
    }
    Map<String, @Nullable Object> keys = new TreeMap<>();
    map.forEach(
        (name, item) -> {
          Object said = plain(String.valueOf(name), item);
          boolean nothing = said == null || said.equals(Map.of());
          boolean usual =
              said != null
                  && !FREE.contains(key)
                  && USUAL.contains(Map.entry(String.valueOf(name), said));
          if (!nothing && !usual) {
            keys.put(String.valueOf(name), said);
          } else if (nothing && NAMES.contains(key)) {
            keys.put(String.valueOf(name), Map.of());
          }
        });
    return keys;
  }

  /** One number is both limits of a kind. */
  private static boolean isOne(Map<?, ?> limits) {
    return Objects.equals(limits.get("soft"), limits.get("hard"));
  }
}
