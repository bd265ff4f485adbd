// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies {@code extends}: a service takes over another one, of this file or of another. */
final class Extensions {
  private static final int MAX_CHAIN = 50;

  private final FileMerger merger;
  private final Loader loader;
  private final Findings findings;
  private final Map<String, Value.Fields> loaded = new HashMap<>();

  /** Reads another file into its long form with absolute paths. */
  interface Loader {
    Value.@Nullable Fields load(Path file, Value.Leaf named, Where where);
  }

  Extensions(FileMerger merger, Loader loader, Findings findings) {
    this.merger = merger;
    this.loader = loader;
    this.findings = findings;
  }

  /** A file and the folder its relative names are meant from. */
  private record Place(String file, FilePaths paths, Value.Fields services) {}

  void apply(Value.Fields file, String source, FilePaths paths) {
    Value.Fields services = file.fields("services");
    if (services == null) {
      return;
    }
    var place = new Place(source, paths, services);
    for (String name : List.copyOf(services.values().keySet())) {
      resolve(name, place, List.of());
    }
  }

  private @Nullable Value resolve(String name, Place place, List<String> chain) {
    Value.Fields services = place.services();
    Value service = services.get(name);
    if (!(service instanceof Value.Fields fields) || !fields.has("extends")) {
      return service;
    }
    Where where = Where.ROOT.child("services").child(name);
    Value ext = fields.get("extends");
    Value.Fields map = fields.fields("extends");
    String ref = map == null ? fields.text("extends") : map.text("service");
    if (ref == null || ext == null) {
      return service;
    }
    List<String> longer = new ArrayList<>(chain);
    longer.add(name + " in " + place.file());
    if (chain.contains(name + " in " + place.file()) || chain.size() > MAX_CHAIN) {
      findings.add(
          ext.at(), where.child("extends"), "extends itself: " + String.join(", extends ", longer));
      fields.remove("extends");
      return service;
    }
    Place other = map != null && map.has("file") ? other(map, place, where) : place;
    Value merged = other == null ? service : over(fields, ref, other, longer, where);
    services.values().put(name, merged);
    return merged;
  }

  /** The service over the one it names; as it is, with a problem, when that one is not there. */
  private Value over(
      Value.Fields service, String ref, Place other, List<String> chain, Where where) {
    Map<String, Value> known = other.services().values();
    if (!known.containsKey(ref)) {
      Value ext = service.get("extends");
      findings.add(
          ext == null ? service.at() : ext.at(),
          where.child("extends"),
          "extends service '" + ref + "', which is not in " + other.file(),
          io.steward.core.error.Names.suggestion(ref, known.keySet()).orElse(""));
      return service;
    }
    Value base = resolve(ref, other, chain);
    if (!(base instanceof Value.Fields)) {
      return service;
    }
    Value merged = merger.service(base.copy(), service, where);
    if (merged instanceof Value.Fields done) {
      done.remove("extends");
    }
    return merged;
  }

  private @Nullable Place other(Value.Fields map, Place place, Where where) {
    if (!(map.get("file") instanceof Value.Leaf named) || !named.isText()) {
      return null;
    }
    String path = place.paths().absolute(named.text());
    Value.Fields file = loaded.get(path);
    if (file == null) {
      file = loader.load(Path.of(path), named, where.child("extends.file"));
      if (file == null) {
        return null;
      }
      loaded.put(path, file);
    }
    Value.Fields services = file.fields("services");
    String folder = FilePaths.clean(path + "/..");
    return new Place(
        named.text(),
        place.paths().in(folder),
        services == null ? Value.Fields.empty(named.at()) : services);
  }
}
