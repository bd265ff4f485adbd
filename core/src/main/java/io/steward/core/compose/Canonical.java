// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes short forms long. What is malformed is left as it is: the check has told of it. */
final class Canonical {
  private final Budget budget;
  private final Findings findings;
  private final boolean interpolated;

  /**
   * @param interpolated whether variables are put in; else what cannot be read is no problem, for
   *     it may be readable with them
   */
  Canonical(Budget budget, Findings findings, boolean interpolated) {
    this.budget = budget;
    this.findings = interpolated ? findings : new Findings();
    this.interpolated = interpolated;
  }

  void file(Value.Fields file) {
    each(file, "services", this::service);
    for (String section : List.of("networks", "volumes", "secrets", "configs")) {
      each(file, section, this::external);
    }
  }

  private interface Change {
    void apply(Value.Fields value, Where where);
  }

  private interface LongForm {
    List<Value> of(Value brief, Where where) throws SyntaxException;
  }

  private static void each(Value.Fields holder, String key, Change change) {
    Value.Fields map = holder.fields(key);
    if (map != null) {
      Where where = Where.ROOT.child(key);
      map.values()
          .forEach(
              (name, value) -> {
                if (value instanceof Value.Fields fields) {
                  change.apply(fields, where.child(name));
                }
              });
    }
  }

  private void service(Value.Fields service, Where where) {
    Value build = service.get("build");
    if (build instanceof Value.Leaf leaf && leaf.isText()) {
      Value.Fields map = Value.Fields.empty(leaf.at());
      map.put("context", leaf);
      service.put("build", map);
    }
    Value.Fields parts = service.fields("build");
    if (parts != null) {
      build(parts, where.child("build"));
    }
    dependencies(service);
    for (String key : List.of("env_file", "label_file", "dns")) {
      listOfOne(service, key);
    }
    environmentFiles(service);
    names(service, "networks");
    names(service, "models");
    gpus(service);
    items(service, "volumes", where, (item, at) -> List.of(mount(item)));
    items(service, "devices", where, (item, at) -> List.of(device(item)));
    items(service, "secrets", where, (item, at) -> List.of(grant(item)));
    items(service, "configs", where, (item, at) -> List.of(grant(item)));
    items(service, "ports", where, (item, at) -> PortSyntax.parse(text(item), item.at()));
    Value.Items dns = service.items("dns");
    if (dns != null) {
      dns.values().removeIf(server -> text(server).isEmpty());
    }
  }

  private void build(Value.Fields build, Where where) {
    items(build, "secrets", where, (item, at) -> List.of(grant(item)));
    keys(build);
    Value.Items contexts = build.items("additional_contexts");
    if (contexts == null) {
      return;
    }
    Value.Fields map = Value.Fields.empty(contexts.at());
    for (Value item : contexts.values()) {
      String text = text(item);
      int cut = text.indexOf('=');
      if (cut < 0) {
        findings.add(
            item.at(),
            where.child("additional_contexts"),
            "must be name=value, not '" + text + "'");
      } else {
        String rest = text.substring(cut + 1);
        map.put(text.substring(0, cut), new Value.Leaf(item.at(), rest));
      }
    }
    build.put("additional_contexts", map);
  }

  private static void keys(Value.Fields build) {
    Value.Items list = build.items("ssh");
    if (list == null) {
      return;
    }
    Value.Fields map = Value.Fields.empty(list.at());
    for (Value item : list.values()) {
      String text = text(item);
      int cut = text.indexOf('=');
      map.put(
          cut < 0 ? text : text.substring(0, cut),
          new Value.Leaf(item.at(), cut < 0 ? null : text.substring(cut + 1)));
    }
    build.put("ssh", map);
  }

  private static void dependencies(Value.Fields service) {
    Value.Items list = service.items("depends_on");
    if (list != null) {
      Value.Fields map = Value.Fields.empty(list.at());
      list.values().forEach(name -> map.put(text(name), FileMerger.started(name.at())));
      service.put("depends_on", map);
      return;
    }
    Value.Fields map = service.fields("depends_on");
    if (map == null) {
      return;
    }
    for (Value dependency : map.values().values()) {
      if (dependency instanceof Value.Fields fields && !fields.has("required")) {
        fields.put("required", new Value.Leaf(fields.at(), true));
      }
    }
  }

  private static void listOfOne(Value.Fields service, String key) {
    if (service.get(key) instanceof Value.Leaf leaf && leaf.isText()) {
      Value.Items list = Value.Items.empty(leaf.at());
      list.values().add(leaf);
      service.put(key, list);
    }
  }

  private static void environmentFiles(Value.Fields service) {
    Value.Items files = service.items("env_file");
    if (files == null) {
      return;
    }
    files
        .values()
        .replaceAll(
            file -> {
              Value.Fields entry = file instanceof Value.Fields map ? map : pathOf(file);
              if (!entry.has("required")) {
                entry.put("required", new Value.Leaf(entry.at(), true));
              }
              return entry;
            });
  }

  private static Value.Fields pathOf(Value file) {
    Value.Fields entry = Value.Fields.empty(file.at());
    entry.put("path", file);
    return entry;
  }

  /** A list of names as a map of nothing. */
  private static void names(Value.Fields service, String key) {
    Value.Items list = service.items(key);
    if (list != null) {
      Value.Fields map = Value.Fields.empty(list.at());
      list.values().forEach(name -> map.put(text(name), new Value.Leaf(name.at(), null)));
      service.put(key, map);
    }
  }

  private void gpus(Value.Fields service) {
    if (!(service.get("gpus") instanceof Value.Leaf leaf) || !leaf.isText()) {
      return;
    }
    Value.Fields request = Value.Fields.empty(leaf.at());
    request.put("count", leaf);
    Value.Items list = Value.Items.empty(leaf.at());
    list.values().add(request);
    service.put("gpus", list);
  }

  /**
   * Replaces single values of a list by their long forms. One that cannot be read is dropped; where
   * variables still have to come, all of the list stays as it is written.
   */
  private void items(Value.Fields holder, String key, Where where, LongForm form) {
    Value.Items list = holder.items(key);
    if (list == null) {
      return;
    }
    List<Value> full = new ArrayList<>(list.values().size());
    for (int index = 0; index < list.values().size(); index++) {
      Value item = list.values().get(index);
      if (!(item instanceof Value.Leaf leaf) || leaf.isNull() || budget.isSpent()) {
        full.add(item);
        continue;
      }
      try {
        List<Value> written = form.of(item, where);
        full.addAll(budget.take(written.size() - 1, 0, item.at()) ? written : List.of(item));
      } catch (SyntaxException e) {
        findings.add(item.at(), where.child(key).item(index), e);
        if (!interpolated) {
          return;
        }
      }
    }
    list.values().clear();
    list.values().addAll(full);
  }

  private static Value mount(Value item) throws SyntaxException {
    return VolumeSyntax.parse(text(item), item.at());
  }

  private static Value grant(Value item) {
    Value.Fields grant = Value.Fields.empty(item.at());
    grant.put("source", item);
    return grant;
  }

  private static Value device(Value item) throws SyntaxException {
    String[] parts = text(item).split(":", -1);
    if (parts.length > 3) {
      throw new SyntaxException(
          "'" + text(item) + "' has too many colons", "write it as a map of source and target");
    }
    Position at = item.at();
    String target = parts.length > 1 ? parts[1] : "";
    Value.Fields device = Value.Fields.empty(at);
    device.put("source", new Value.Leaf(at, parts[0]));
    device.put("target", new Value.Leaf(at, target.isEmpty() ? parts[0] : target));
    device.put("permissions", new Value.Leaf(at, parts.length > 2 ? parts[2] : "rwm"));
    return device;
  }

  /** The old form {@code external: {name: x}}. */
  private void external(Value.Fields resource, Where where) {
    Value.Fields external = resource.fields("external");
    if (external == null) {
      return;
    }
    @Nullable Value name = external.get("name");
    @Nullable Value known = resource.get("name");
    if (name != null && known != null && !text(name).equals(text(known))) {
      findings.add(
          name.at(),
          where,
          "'name' and 'external.name' differ",
          "write only name and external: true");
    }
    if (name != null && known == null) {
      resource.put("name", name);
    }
    resource.put("external", new Value.Leaf(external.at(), true));
  }

  private static String text(Value value) {
    return value instanceof Value.Leaf leaf ? leaf.text() : "";
  }
}
