// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the model of a checked tree: enabled services, and what they use. */
final class Printer {
  private Printer() {}

  static ComposeProject print(
      Value.Fields file, Selection selection, ReadFrom from, List<MissingVariable> missing) {
    Value.Fields shown = selected(file, selection);
    Map<String, Object> tree = printed(shown, Type.Form.SHOWN);
    Map<String, ComposeService> services = new LinkedHashMap<>();
    Value.Fields sources = file.fields("services");
    Printed all = new Printed(tree).in("services");
    for (String name : selection.enabled()) {
      Position at = sources == null ? file.at() : sources.keyAt(name);
      Value.Fields source = sources == null ? null : sources.fields(name);
      services.put(name, new ComposeService(name, at, all.in(name), extensions(source)));
    }
    return new ComposeProject(from, services, selection, shown, tree, missing);
  }

  /** A file as a Compose file that gives the same project when it is read alone. */
  static Map<String, Object> standalone(Value.Fields shown, Selection selection) {
    Map<String, Object> file = new LinkedHashMap<>(printed(shown, Type.Form.KEPT));
    Map<String, Object> services = new LinkedHashMap<>(new Printed(file).in("services").map());
    services.replaceAll((name, service) -> apart(Printed.of(service)));
    for (Value.Fields service : Normaliser.services(shown)) {
      for (String needed : service.section("depends_on").values().keySet()) {
        List<String> profiles = selection.disabled().get(needed);
        if (profiles != null) {
          services.put(needed, Map.of("image", "none", "profiles", profiles));
        }
      }
    }
    file.put("services", services);
    return file;
  }

  /**
   * A service whose mounts Compose keeps apart when it reads them: it takes two at one place for
   * two only as long as their targets are written differently.
   */
  private static Map<String, ?> apart(Printed service) {
    Set<String> targets = new HashSet<>();
    List<Map<String, Object>> mounts = service.list("volumes", mount -> apart(mount, targets));
    if (mounts.isEmpty()) {
      return service.map();
    }
    Map<String, Object> apart = new LinkedHashMap<>(service.map());
    apart.put("volumes", mounts);
    return apart;
  }

  private static Map<String, Object> apart(Printed mount, Set<String> targets) {
    Map<String, Object> apart = new LinkedHashMap<>(mount.map());
    String target = mount.textOr("target", "");
    while (!targets.add(target)) {
      target += "/";
    }
    apart.replace("target", target);
    return apart;
  }

  /** A tree as JSON, whatever is in it. */
  static String raw(Value.Fields file) {
    return Json.writeAsIs(plain(file));
  }

  private static Map<String, Object> printed(Value.Fields file, Type.Form form) {
    Object known = ComposeSchema.FILE.print(file, form);
    Map<String, Object> printed =
        new LinkedHashMap<>(Printed.of(known == null ? Map.of() : known).map());
    printed.putIfAbsent("services", Map.of());
    file.values()
        .forEach(
            (key, value) -> {
              if (key.startsWith("x-")) {
                printed.put(key, plain(value));
              }
            });
    return Collections.unmodifiableMap(printed);
  }

  private static Value.Fields selected(Value.Fields file, Selection selection) {
    Value.Fields shown = Value.Fields.empty(file.at());
    shown.values().putAll(file.values());
    keep(shown, "services", selection.enabled());
    Set<String> networks = new TreeSet<>();
    Set<String> volumes = new TreeSet<>();
    Set<String> secrets = new TreeSet<>();
    Set<String> configs = new TreeSet<>();
    for (Value.Fields service : Normaliser.services(shown)) {
      Value.Fields attached = service.fields("networks");
      networks.addAll(attached == null ? Set.of() : attached.values().keySet());
      for (Value.Fields mount : Normaliser.maps(service.items("volumes"))) {
        if ("volume".equals(mount.text("type"))) {
          source(mount, volumes);
        }
      }
      Normaliser.maps(service.items("secrets")).forEach(grant -> source(grant, secrets));
      Normaliser.maps(service.items("configs")).forEach(grant -> source(grant, configs));
      Value.Fields build = service.fields("build");
      if (build != null) {
        Normaliser.maps(build.items("secrets")).forEach(grant -> source(grant, secrets));
      }
    }
    Set<String> models = new TreeSet<>();
    for (Value.Fields service : Normaliser.services(shown)) {
      models.addAll(service.section("models").values().keySet());
    }
    keep(shown, "models", models);
    keep(shown, "networks", networks);
    keep(shown, "volumes", volumes);
    keep(shown, "secrets", secrets);
    keep(shown, "configs", configs);
    return shown;
  }

  private static void source(Value.Fields map, Set<String> into) {
    String source = map.text("source");
    if (source != null) {
      into.add(source);
    }
  }

  private static void keep(Value.Fields file, String section, Set<String> names) {
    Value.Fields all = file.fields(section);
    if (all == null) {
      return;
    }
    Value.Fields kept = Value.Fields.empty(all.at());
    all.values()
        .forEach(
            (name, value) -> {
              if (names.contains(name)) {
                kept.put(name, value);
              }
            });
    file.values().put(section, kept);
  }

  private static Map<String, Object> extensions(Value.@Nullable Fields service) {
    Map<String, Object> found = new LinkedHashMap<>();
    if (service != null) {
      service
          .values()
          .forEach(
              (key, value) -> {
                if (key.startsWith("x-")) {
                  found.put(key, plain(value));
                }
              });
    }
    return found;
  }

  /** A value as it is, for keys nobody knows. */
  private static Object plain(Value value) {
    if (value instanceof Value.Items list) {
      List<Object> items = new ArrayList<>();
      list.values().forEach(item -> items.add(plain(item)));
      return items;
    }
    if (value instanceof Value.Fields map) {
      Map<String, Object> fields = new LinkedHashMap<>();
      map.values().forEach((key, held) -> fields.put(key, plain(held)));
      return fields;
    }
    var leaf = (Value.Leaf) value;
    if (leaf.data() instanceof String text && leaf.written() != null && leaf.written().plain()) {
      return text.equals(Timestamps.text(leaf.written().text())) ? Timestamps.json(text) : text;
    }
    if (leaf.data() instanceof Double real && real == 0) {
      return 0L; // below zero it would be read as another one
    }
    return leaf.data() == null ? Type.Absent.NULL : leaf.data();
  }
}
