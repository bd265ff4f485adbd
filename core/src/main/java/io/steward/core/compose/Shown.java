// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Makes a printed project what Compose shows as YAML, which differs from its JSON. */
final class Shown {
  private Shown() {}

  static Map<String, Object> of(Map<String, ?> tree) {
    Map<String, Object> shown = new LinkedHashMap<>(tree);
    shown.computeIfPresent("services", (key, services) -> each(services, Shown::service));
    shown.computeIfPresent("networks", (key, networks) -> each(networks, Shown::network));
    return shown;
  }

  private static Map<String, Object> each(Object map, UnaryOperator<Map<String, Object>> change) {
    Map<String, Object> changed = copy(map);
    changed.replaceAll((name, held) -> held instanceof Map ? change.apply(copy(held)) : held);
    return changed;
  }

  private static Map<String, Object> copy(Object map) {
    return new LinkedHashMap<>(Printed.of(map).map());
  }

  private static Map<String, Object> network(Map<String, Object> network) {
    network.remove("ipam", Map.of());
    return network;
  }

  private static Map<String, Object> service(Map<String, Object> service) {
    service.remove("command", Type.Absent.NULL);
    service.remove("entrypoint", Type.Absent.NULL);
    limits(service);
    service.computeIfPresent("build", (key, build) -> limits(copy(build)));
    service.computeIfPresent("blkio_config", (key, limits) -> devices(limits));
    service.computeIfPresent("deploy", (key, deploy) -> deploy(copy(deploy)));
    service.computeIfPresent("develop", (key, develop) -> develop(copy(develop)));
    return service;
  }

  private static Map<String, Object> limits(Map<String, Object> holder) {
    holder.computeIfPresent("ulimits", (key, limits) -> each(limits, Shown::limit));
    return holder;
  }

  private static Map<String, Object> limit(Map<String, Object> limit) {
    limit.putIfAbsent("hard", 0L);
    limit.putIfAbsent("soft", 0L);
    return limit;
  }

  private static Map<String, Object> devices(Object limits) {
    Map<String, Object> shown = copy(limits);
    shown.replaceAll((key, limit) -> limit instanceof List<?> list ? lowerCase(list) : limit);
    return shown;
  }

  /** Compose prints the keys of block devices with capital letters, which are small in YAML. */
  private static List<Object> lowerCase(List<?> devices) {
    List<Object> copies = new ArrayList<>();
    for (Object device : devices) {
      Map<String, Object> copy = new LinkedHashMap<>();
      Printed.of(device)
          .map()
          .forEach((key, value) -> copy.put(key.toLowerCase(Locale.ROOT), value));
      copies.add(copy);
    }
    return copies;
  }

  private static Map<String, Object> deploy(Map<String, Object> deploy) {
    deploy.remove("placement", Map.of());
    deploy.remove("resources", Map.of());
    return deploy;
  }

  private static Map<String, Object> develop(Map<String, Object> develop) {
    develop.computeIfPresent(
        "watch",
        (key, triggers) ->
            triggers instanceof List<?> list
                ? list.stream().map(Shown::copy).map(Shown::trigger).toList()
                : triggers);
    return develop;
  }

  private static Map<String, Object> trigger(Map<String, Object> trigger) {
    trigger.remove("exec", Map.of("command", Type.Absent.NULL));
    return trigger;
  }
}
