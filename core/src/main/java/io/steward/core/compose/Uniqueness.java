// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps the last of entries that mean the same, at the place of the first: same variable, port,
 * mount.
 */
final class Uniqueness {
  private Uniqueness() {}

  /** Tidies the lists of a merged file; what is malformed is left for the check. */
  static void apply(Value.Fields file) {
    Value.Fields services = file.fields("services");
    if (services != null) {
      services.values().values().forEach(service -> service(service));
    }
    Value.Fields networks = file.fields("networks");
    if (networks != null) {
      networks.values().values().forEach(network -> list(network, "labels", Uniqueness::name));
    }
  }

  private static void service(Value value) {
    if (!(value instanceof Value.Fields service)) {
      return;
    }
    for (String key : NAMED) {
      list(service, key, Uniqueness::name);
    }
    list(service, "devices", Uniqueness::device);
    list(service, "volumes", Uniqueness::mount);
    list(service, "ports", Uniqueness::port);
    list(service, "expose", Uniqueness::text);
    list(
        service,
        "env_file",
        file -> file instanceof Value.Fields map ? key(map, "path") : text(file));
    list(service, "secrets", grant -> grant(grant, "/run/secrets/"));
    list(service, "configs", grant -> grant(grant, "/"));
    Value build = service.get("build");
    for (String key : List.of("args", "additional_contexts", "tags", "labels")) {
      list(build, key, Uniqueness::name);
    }
    list(service.get("deploy"), "labels", Uniqueness::name);
    Value.Fields networks = service.fields("networks");
    if (networks != null) {
      for (Value network : networks.values().values()) {
        list(network, "aliases", Uniqueness::name);
        list(network, "link_local_ips", Uniqueness::name);
      }
    }
  }

  private static final List<String> NAMED =
      List.of(
          "annotations",
          "cap_add",
          "cap_drop",
          "dns",
          "dns_opt",
          "dns_search",
          "environment",
          "labels",
          "links",
          "profiles",
          "sysctls",
          "tmpfs");

  private static void list(
      @org.jspecify.annotations.Nullable Value holder,
      String key,
      Function<Value, String> identity) {
    Value.Items list = holder instanceof Value.Fields map ? map.items(key) : null;
    if (list == null || list.values().size() < 2) {
      return;
    }
    Map<String, Integer> seen = new HashMap<>();
    List<Value> kept = new ArrayList<>(list.values().size());
    for (Value item : list.values()) {
      String id = identity.apply(item);
      Integer before = id.isEmpty() ? null : seen.get(id);
      if (before != null) {
        kept.set(before, item);
      } else {
        seen.put(id, kept.size());
        kept.add(item);
      }
    }
    list.values().clear();
    list.values().addAll(kept);
  }

  private static String text(Value value) {
    return value instanceof Value.Leaf leaf ? leaf.text() : "";
  }

  private static String name(Value value) {
    String text = text(value);
    int cut = text.indexOf('=');
    boolean unnamed = text.isEmpty() && value instanceof Value.Leaf leaf && leaf.isText();
    if (unnamed || cut == 0) {
      return "="; // one without a name is like another one, too
    }
    return cut < 0 ? text : text.substring(0, cut);
  }

  private static String key(Value.Fields map, String key) {
    Value held = map.get(key);
    return held == null ? "" : text(held);
  }

  private static String device(Value value) {
    if (value instanceof Value.Fields map) {
      return key(map, "target");
    }
    String[] parts = text(value).split(":", -1);
    return parts.length == 1 ? parts[0] : parts[1];
  }

  private static String mount(Value value) {
    if (value instanceof Value.Fields map) {
      return key(map, "target");
    }
    try {
      return VolumeSyntax.parse(text(value), value.at()).values().get("target")
              instanceof Value.Leaf target
          ? target.text()
          : "";
    } catch (SyntaxException e) {
      return "";
    }
  }

  private static String port(Value value) {
    if (!(value instanceof Value.Fields map)) {
      return text(value);
    }
    String host = map.has("host_ip") ? key(map, "host_ip") : "0.0.0.0";
    String protocol = map.has("protocol") ? key(map, "protocol") : "tcp";
    String published = map.has("published") ? key(map, "published") : "\0none";
    boolean number = map.get("published") instanceof Value.Leaf leaf && !leaf.isText();
    return host
        + ":"
        + (number ? "\0number " : "")
        + published
        + ":"
        + key(map, "target")
        + "/"
        + protocol;
  }

  private static String grant(Value value, String folder) {
    if (value instanceof Value.Fields map) {
      return map.has("target") ? key(map, "target") : folder + key(map, "source");
    }
    return folder + text(value);
  }
}
