// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes a printed project one that Compose can read again on its own. */
final class Standalone {
  private static final List<String> SIZES =
      List.of("mem_limit", "mem_reservation", "memswap_limit", "mem_swappiness", "shm_size");

  private static final Set<String> PAIRS =
      Set.of("additional_contexts", "annotations", "args", "environment", "labels", "sysctls");

  private Standalone() {}

  static Map<String, Object> of(Map<String, ?> tree, Selection selection) {
    Map<String, Object> copy = new LinkedHashMap<>(tree);
    copy.replaceAll(Standalone::named);
    Map<String, Object> services = new LinkedHashMap<>();
    new Printed(copy)
        .in("services")
        .map()
        .forEach(
            (name, value) -> {
              Printed service = Printed.of(value);
              services.put(name, service(service));
              for (String needed : service.in("depends_on").map().keySet()) {
                List<String> profiles = selection.disabled().get(needed);
                if (profiles != null) {
                  services.put(needed, Map.of("image", "none", "profiles", profiles));
                }
              }
            });
    copy.put("services", services);
    return copy;
  }

  private static Map<String, Object> service(Printed service) {
    Map<String, Object> copy = new LinkedHashMap<>(service.map());
    for (String size : SIZES) {
      // Compose prints a size as text, and takes one below zero only as a number
      if (service.textOr(size, "").startsWith("-")) {
        copy.put(size, service.number(size).orElse(0));
      }
    }
    if (service.has("ulimits")) {
      Map<String, Object> limits = new LinkedHashMap<>(service.in("ulimits").map());
      limits.replaceAll((name, limit) -> limit(limit));
      copy.put("ulimits", limits);
    }
    if (service.in("build").has("ssh")) {
      Map<String, Object> build = new LinkedHashMap<>(service.in("build").map());
      build.put("ssh", keys(service.in("build").texts("ssh")));
      copy.put("build", build);
    }
    if (service.has("blkio_config")) {
      Map<String, Object> limits = new LinkedHashMap<>(service.in("blkio_config").map());
      limits.replaceAll((name, limit) -> limit instanceof List<?> list ? lowerCase(list) : limit);
      copy.put("blkio_config", limits);
    }
    return copy;
  }

  /** Only as a list may variables and labels be without a name. */
  private static Object named(String key, Object value) {
    if (!(value instanceof Map<?, ?> map) || key.startsWith("x-")) {
      return value;
    }
    Map<String, Object> copy = new LinkedHashMap<>(Printed.of(map).map());
    if (!PAIRS.contains(key)) {
      copy.replaceAll(Standalone::named);
    } else if (copy.containsKey("")) {
      List<Object> pairs = new ArrayList<>();
      copy.forEach((name, held) -> pairs.add(held instanceof String ? name + "=" + held : name));
      return pairs;
    }
    return copy;
  }

  /** Only as a map may a key other than the default one be without a path. */
  private static Map<String, Object> keys(List<String> printed) {
    Map<String, Object> keys = new LinkedHashMap<>();
    for (String key : printed) {
      int cut = key.indexOf('=');
      keys.put(
          cut < 0 ? key : key.substring(0, cut),
          cut < 0 ? Type.Absent.NULL : key.substring(cut + 1));
    }
    return keys;
  }

  /** Compose prints the keys of block devices with capital letters, which it does not read. */
  static List<Object> lowerCase(List<?> devices) {
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

  /** A limit of zero is printed as nothing. */
  private static Object limit(Object limit) {
    if (!(limit instanceof Map<?, ?>)) {
      return limit;
    }
    Printed pair = Printed.of(limit);
    long soft = pair.number("soft").orElse(0);
    long hard = pair.number("hard").orElse(0);
    return soft == 0 && hard == 0 ? (Object) 0L : Map.of("soft", soft, "hard", hard);
  }
}
