// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies {@code extends}: a service takes over another one, of this file or of another. */
final class Extensions {
  static final String LOCAL = "copy the file into this folder and name it there";

  private static final int MAX_CHAIN = 50;

  private final FileMerger merger;
  private final Loader loader;
  private final Budget budget;
  private final Findings findings;
  private final Map<String, Other> loaded = new HashMap<>();

  /** Reads another file into its long form with absolute paths. */
  interface Loader {
    @Nullable Other load(String file, Value.Leaf named, Where where);
  }

  /** Another file, and what its tags take out of services that its own extend. */
  record Other(Value.Fields file, Resets resets) {}

  Extensions(FileMerger merger, Loader loader, Budget budget, Findings findings) {
    this.merger = merger;
    this.loader = loader;
    this.budget = budget;
    this.findings = findings;
  }

  /** A file and the folder its relative names are meant from. */
  private record Place(String file, FilePaths paths, Value.Fields services, List<Resets> resets) {}

  void apply(Value.Fields file, String source, FilePaths paths, Resets resets) {
    Value.Fields services = file.fields("services");
    if (services == null) {
      return;
    }
    var place = new Place(source, paths, services, List.of(resets));
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
    Value merged = other == null ? service : over(name, ref, other, longer, place);
    services.values().put(name, merged);
    return merged;
  }

  /** The service over the one it names; as it is, with a problem, when that one is not there. */
  private Value over(String name, String ref, Place other, List<String> chain, Place place) {
    Value.Fields service = place.services().section(name);
    Where where = Where.ROOT.child("services").child(name);
    Map<String, Value> known = other.services().values();
    if (!known.containsKey(ref)) {
      Value ext = service.get("extends");
      findings.add(
          ext == null ? service.at() : ext.at(),
          where.child("extends"),
          "extends service '" + ref + "', which is not in " + other.file(),
          findings.suggestion(ref, known.keySet()));
      return service;
    }
    Value base = resolve(ref, other, chain);
    if (!(base instanceof Value.Fields fields)) {
      return service;
    }
    if (!budget.take(fields.size(), 0, service.at())) {
      return service;
    }
    Value.Fields copy = fields.copy();
    other.resets().forEach(reset -> reset.apply(name, copy));
    Value merged = merger.service(copy, service, where);
    if (merged instanceof Value.Fields done) {
      done.remove("extends");
    }
    return merged;
  }

  private @Nullable Place other(Value.Fields map, Place place, Where where) {
    if (!(map.get("file") instanceof Value.Leaf named) || !named.isText()) {
      return null;
    }
    Where here = where.child("extends").child("file");
    if (FilePaths.isRemote(named.text())) {
      findings.add(named.at(), here, remote(named), LOCAL);
      return null;
    }
    String path = place.paths().absolute(named.text());
    Other other = loaded.get(path);
    if (other == null) {
      other = loader.load(path, named, here);
      if (other == null) {
        return null;
      }
      loaded.put(path, other);
    }
    Value.Fields services = other.file().fields("services");
    List<Resets> resets = new ArrayList<>(place.resets());
    resets.add(other.resets());
    return new Place(
        named.text(),
        place.paths().in(FilePaths.clean(path + "/..")),
        services == null ? Value.Fields.empty(named.at()) : services,
        resets);
  }

  /** Why a name on the network is refused. */
  static String remote(Value.Leaf named) {
    return named.form() + " is not a file: repositories and registries are not read";
  }
}
