// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.config.Node;
import io.steward.core.error.Position;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Applies {@code include}: whole projects, each read on its own, put into a file. */
final class Includes {
  static final Type ENTRY =
      RecordType.of()
          .with(ListType.TEXT_OR_TEXTS, "path", "env_file")
          .with(ScalarType.TEXT, "project_directory");

  private static final int MAX_INCLUDES = 500;
  private static final List<String> SECTIONS =
      List.of("services", "volumes", "networks", "secrets", "configs", "models");

  private final Inputs inputs;
  private final Environments environments;
  private final FileLoader loader;
  private final Findings findings;
  private int count;

  Includes(Inputs inputs, Environments environments, FileLoader loader, Findings findings) {
    this.inputs = inputs;
    this.environments = environments;
    this.loader = loader;
    this.findings = findings;
  }

  /** Puts what a file includes into it, and into {@code written}, which keeps its own tree. */
  void apply(Value.Fields file, Value.Fields written, FileLoader.Scope scope) {
    Value all = file.get("include");
    if (all == null) {
      return;
    }
    file.remove("include");
    Where where = Where.ROOT.child("include");
    if (!(all instanceof Value.Items list)) {
      if (!(all instanceof Value.Leaf leaf) || !leaf.isNull()) {
        Type.expected("a list", all, where, findings, "write '- ' before the file");
      }
      return;
    }
    for (int index = 0; index < list.values().size(); index++) {
      one(list.values().get(index), where.item(index), file, written, scope);
    }
  }

  private void one(
      Value entry, Where where, Value.Fields file, Value.Fields written, FileLoader.Scope scope) {
    Value.Fields map = entry instanceof Value.Fields fields ? fields : pathOf(entry);
    var before = new Findings();
    ENTRY.check(map, where, before);
    if (!before.isEmpty()) {
      findings.addAll(before);
      return;
    }
    List<Value.Leaf> named = leaves(map.get("path"));
    if (named.isEmpty()) {
      findings.add(entry.at(), where, "'path' is missing");
      return;
    }
    List<Path> files = new ArrayList<>();
    for (Value.Leaf leaf : named) {
      Path path = local(leaf, where, scope);
      if (path != null) {
        files.add(path);
      }
    }
    Value.@Nullable Leaf folder =
        map.get("project_directory") instanceof Value.Leaf leaf ? leaf : null;
    boolean there = folder == null || inputs.path(folder.text(), folder.at(), where) != null;
    if (there && files.size() == named.size() && !isCycle(files.get(0), entry, where, scope)) {
      FileLoader.Loaded loaded = load(files, map, where, scope);
      put(loaded.file(), file, true);
      put(loaded.written(), written, false);
    }
  }

  private static Value.Fields pathOf(Value entry) {
    Value.Fields map = Value.Fields.empty(entry.at());
    map.put("path", entry);
    return map;
  }

  private static List<Value.Leaf> leaves(@Nullable Value value) {
    if (value instanceof Value.Leaf leaf) {
      return List.of(leaf);
    }
    List<Value> items = value instanceof Value.Items list ? list.values() : List.of();
    return items.stream().filter(Value.Leaf.class::isInstance).map(Value.Leaf.class::cast).toList();
  }

  private @Nullable Path local(Value.Leaf named, Where where, FileLoader.Scope scope) {
    if (FilePaths.isRemote(named.text())) {
      findings.add(named.at(), where, Extensions.remote(named), Extensions.LOCAL);
      return null;
    }
    return inputs.path(scope.paths().absolute(named.text()), named.at(), where);
  }

  private boolean isCycle(Path file, Value entry, Where where, FileLoader.Scope scope) {
    if (scope.including().contains(file)) {
      String chain =
          scope.including().stream().map(inputs::source).collect(Collectors.joining(" -> "));
      findings.add(entry.at(), where, "includes itself: " + chain + " -> " + inputs.source(file));
      return true;
    }
    count++;
    if (count > MAX_INCLUDES) {
      findings.add(entry.at(), where, "is one of more than " + MAX_INCLUDES + " included projects");
      return true;
    }
    return false;
  }

  private FileLoader.Loaded load(
      List<Path> files, Value.Fields entry, Where where, FileLoader.Scope scope) {
    Value.Leaf first = leaves(entry.get("path")).get(0);
    String given = entry.text("project_directory");
    String folder =
        given == null || given.isEmpty()
            ? FilePaths.clean(files.get(0) + "/..")
            : FilePaths.clean(scope.paths().absolute(given));
    List<Path> envFiles = envFiles(folder, entry, where, scope);
    Map<String, String> variables = environments.project(scope.variables(), envFiles);
    var inner = new FileLoader.Scope(scope.paths().in(folder), variables, scope.including());
    Map<Path, List<Node>> documents = loader.documents(files, first.at(), where);
    FileLoader.Loaded loaded = loader.load(documents, inner);
    Normaliser.defaults(loaded.file());
    new PathResolver(inner.paths()).file(loaded.file());
    Normaliser.services(loaded.file()).forEach(service -> passed(service, variables));
    return loaded;
  }

  private List<Path> envFiles(
      String folder, Value.Fields entry, Where where, FileLoader.Scope scope) {
    List<Value.Leaf> named = leaves(entry.get("env_file"));
    if (named.isEmpty()) {
      Path usual = Path.of(folder).resolve(".env");
      return Files.isRegularFile(usual) ? List.of(usual) : List.of();
    }
    List<Path> files = new ArrayList<>();
    for (Value.Leaf leaf : named) {
      Path file = inputs.path(scope.paths().absolute(leaf.text()), leaf.at(), where);
      if (file != null && inputs.text(file, leaf.at(), where.child("env_file")) != null) {
        files.add(file);
      }
    }
    return files;
  }

  /** A variable that stands alone in a list takes its value from the included project's files. */
  private static void passed(Value.Fields service, Map<String, String> variables) {
    Value.Items list = service.items("environment");
    if (list != null) {
      list.values()
          .replaceAll(
              item ->
                  item instanceof Value.Leaf leaf && variables.containsKey(leaf.text())
                      ? leaf.with(leaf.text() + "=" + variables.get(leaf.text()))
                      : item);
    }
  }

  private void put(Value.Fields from, Value.Fields into, boolean check) {
    for (String section : SECTIONS) {
      Value.Fields own = from.fields(section);
      if (own == null) {
        continue;
      }
      if (!into.has(section) || into.get(section) instanceof Value.Leaf) {
        into.put(section, from.keyAt(section), Value.Fields.empty(own.at()));
      }
      Value.Fields target = into.fields(section);
      if (target != null) {
        own.values().forEach((name, value) -> put(section, name, own, target, check));
      }
    }
  }

  private void put(
      String section, String name, Value.Fields own, Value.Fields target, boolean check) {
    Value value = own.get(name);
    Value known = target.get(name);
    if (value == null) {
      return;
    }
    if (known == null) {
      target.put(name, own.keyAt(name), value);
    } else if (check && !known.sameAs(value)) {
      Position at = target.keyAt(name);
      findings.add(
          at,
          Where.ROOT.child(section).child(name),
          "is also in a file that is included, at " + own.keyAt(name),
          "give one of them another name, or put the change into a file of the same include");
    }
  }
}
