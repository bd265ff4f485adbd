// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Position;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds what Compose implies: defaults, the default network, implied dependencies, full names. */
final class Normaliser {
  private static final Set<String> COMMANDS = Set.of("command", "entrypoint");

  private final String project;
  private final Interpolator.Lookup lookup;
  private boolean raw;

  Normaliser(String project, Interpolator.Lookup lookup) {
    this.project = project;
    this.lookup = lookup;
  }

  /** Defaults that paths and checks rely on. */
  static void defaults(Value.Fields file) {
    for (Value.Fields service : services(file)) {
      Value.Fields build = service.fields("build");
      if (build != null && !build.has("context")) {
        build.put("context", new Value.Leaf(build.at(), "."));
      }
      for (Value.Fields secret : maps(service.items("secrets"))) {
        Value source = secret.get("source");
        if (!secret.has("target") && source != null) {
          String name = source instanceof Value.Leaf leaf ? leaf.text() : "";
          secret.put("target", new Value.Leaf(source.at(), "/run/secrets/" + name));
        }
      }
      for (Value.Fields port : maps(service.items("ports"))) {
        absent(port, "protocol", "tcp");
        absent(port, "mode", "ingress");
      }
      maps(service.items("gpus")).forEach(Normaliser::count);
      maps(reserved(service)).forEach(Normaliser::count);
    }
  }

  private static Value.@Nullable Items reserved(Value.Fields service) {
    Value.Fields at = service;
    for (String key : List.of("deploy", "resources", "reservations")) {
      at = at == null ? null : at.fields(key);
    }
    return at == null ? null : at.items("devices");
  }

  private static void count(Value.Fields request) {
    if (!request.has("device_ids")) {
      absent(request, "count", "all");
    }
  }

  private static void absent(Value.Fields map, String key, String value) {
    if (!map.has(key)) {
      map.put(key, new Value.Leaf(map.at(), value));
    }
  }

  /** Leaves lists of variables as lists, and what is only known when variables are put in. */
  Normaliser raw() {
    raw = true;
    return this;
  }

  /** Everything else; paths are absolute by now. */
  void file(Value.Fields file) {
    networks(file);
    services(file).forEach(this::service);
    for (String section : List.of("networks", "volumes", "configs", "secrets")) {
      names(file, section);
    }
    file.put("name", new Value.Leaf(file.at(), project));
  }

  private void networks(Value.Fields file) {
    boolean implied = false;
    for (Value.Fields service : services(file)) {
      if (service.has("network_mode") || service.has("provider")) {
        continue;
      }
      Value.Fields networks = service.fields("networks");
      if (networks == null || networks.values().isEmpty()) {
        networks = Value.Fields.empty(service.at());
        networks.put("default", new Value.Leaf(service.at(), null));
        service.put("networks", networks);
      }
      implied |= networks.has("default");
    }
    Value.Fields known = file.fields("networks");
    if (implied && known == null) {
      known = Value.Fields.empty(file.at());
      file.put("networks", known);
    }
    if (implied && known != null && !known.has("default")) {
      known.put("default", new Value.Leaf(file.at(), null));
    }
  }

  private void service(Value.Fields service) {
    if ("if_not_present".equals(service.text("pull_policy"))) {
      service.values().put("pull_policy", new Value.Leaf(service.at(), "missing"));
    }
    Value.Fields build = service.fields("build");
    if (build != null) {
      if (!build.has("dockerfile") && !build.has("dockerfile_inline")) {
        build.put("dockerfile", new Value.Leaf(build.at(), "Dockerfile"));
      }
      Value args = build.get("args");
      if (args instanceof Value.Items list && raw) {
        list.values().removeIf(arg -> arg instanceof Value.Leaf leaf && !leaf.text().contains("="));
      } else if (args != null) {
        Value.Fields resolved = variables(args);
        resolved.values().values().removeIf(arg -> arg instanceof Value.Leaf leaf && leaf.isNull());
        build.put("args", resolved);
      }
    }
    Value environment = service.get("environment");
    if (environment != null && !(raw && environment instanceof Value.Items)) {
      service.values().put("environment", variables(environment));
    }
    Value scale = service.get("scale");
    Value.Fields deploy = service.fields("deploy");
    if (scale != null && deploy != null && !raw) {
      deploy.values().putIfAbsent("replicas", scale);
    }
    if (raw) {
      commands(service);
    }
    dependencies(service);
    for (Value.Fields mount : maps(service.items("volumes"))) {
      if (mount.get("target") instanceof Value.Leaf target) {
        mount.put("target", new Value.Leaf(target.at(), FilePaths.clean(target.text())));
      }
    }
  }

  /** Compose prints a command without a word as nothing. */
  private void commands(Value.Fields service) {
    service.values().replaceAll((key, value) -> COMMANDS.contains(key) ? orNothing(value) : value);
    Value.Fields health = service.fields("healthcheck");
    if (health != null) {
      health.values().computeIfPresent("test", (key, value) -> orNothing(value));
    }
  }

  private static Value orNothing(Value command) {
    boolean empty = command instanceof Value.Items list && list.values().isEmpty();
    return empty ? new Value.Leaf(command.at(), null) : command;
  }

  /**
   * Variables as a map; a name alone takes its value from the environment, when it has one there.
   */
  private Value.Fields variables(Value value) {
    Value.Fields resolved = Value.Fields.empty(value.at());
    if (value instanceof Value.Items list) {
      for (Value item : list.values()) {
        String text = item instanceof Value.Leaf leaf ? leaf.text() : "";
        int cut = text.indexOf('=');
        String name = cut < 0 ? text : text.substring(0, cut);
        @Nullable String given = cut < 0 ? lookup.find(name) : text.substring(cut + 1);
        resolved.put(name, new Value.Leaf(item.at(), given));
      }
    } else if (value instanceof Value.Fields map) {
      map.values()
          .forEach(
              (name, held) -> {
                boolean none = held instanceof Value.Leaf leaf && leaf.isNull();
                Value given = none ? new Value.Leaf(held.at(), lookup.find(name)) : held;
                resolved.put(name, map.keyAt(name), given);
              });
    }
    return resolved;
  }

  private static void dependencies(Value.Fields service) {
    Value.Fields known = service.fields("depends_on");
    Value.Fields all = known == null ? Value.Fields.empty(service.at()) : known;
    for (String link : texts(service.items("links"))) {
      String[] parts = link.split(":", -1);
      imply(all, service.keyAt("links"), parts.length == 2 ? parts[0] : link, true);
    }
    for (String key : List.of("network_mode", "ipc", "pid", "uts", "cgroup")) {
      String mode = service.text(key);
      if (mode != null && mode.startsWith("service:")) {
        imply(all, service.keyAt(key), mode.substring("service:".length()), true);
      }
    }
    for (String from : texts(service.items("volumes_from"))) {
      if (!from.startsWith("container:")) {
        imply(all, service.keyAt("volumes_from"), from.split(":", -1)[0], false);
      }
    }
    if (!all.values().isEmpty()) {
      service.put("depends_on", all);
    }
  }

  private static void imply(Value.Fields all, Position at, String name, boolean restart) {
    if (!all.has(name)) {
      Value.Fields dependency = FileMerger.started(at);
      if (restart) {
        dependency.put("restart", new Value.Leaf(at, true));
      }
      all.put(name, dependency);
    }
  }

  private void names(Value.Fields file, String section) {
    Value.Fields resources = file.fields(section);
    if (resources == null) {
      return;
    }
    resources
        .values()
        .replaceAll(
            (key, value) -> {
              Value.Fields resource =
                  value instanceof Value.Fields map ? map : Value.Fields.empty(value.at());
              if (!(resource.get("name") instanceof Value.Leaf name) || name.isNull()) {
                boolean external = isExternal(resource);
                String full = external ? key : project + "_" + key;
                resource.put("name", new Value.Leaf(resource.at(), full));
              }
              return resource;
            });
  }

  /** Whether a resource is somebody else's. */
  static boolean isExternal(Value.Fields resource) {
    Value external = resource.get("external");
    return external != null && Boolean.TRUE.equals(ScalarType.FLAG.printOrNull(external));
  }

  /** Every service that is a map. */
  static List<Value.Fields> services(Value.Fields file) {
    Value.Fields services = file.fields("services");
    return services == null
        ? List.of()
        : services.values().values().stream()
            .filter(Value.Fields.class::isInstance)
            .map(Value.Fields.class::cast)
            .toList();
  }

  /** Every item of a list that is a map. */
  static List<Value.Fields> maps(Value.@Nullable Items list) {
    return list == null
        ? List.of()
        : list.values().stream()
            .filter(Value.Fields.class::isInstance)
            .map(Value.Fields.class::cast)
            .toList();
  }

  /** Every item of a list that is a single value, as text. */
  static List<String> texts(Value.@Nullable Items list) {
    return list == null
        ? List.of()
        : list.values().stream()
            .filter(Value.Leaf.class::isInstance)
            .map(item -> ((Value.Leaf) item).text())
            .toList();
  }
}
