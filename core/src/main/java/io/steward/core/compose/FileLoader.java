// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.config.Node;
import io.steward.core.config.Yaml;
import io.steward.core.error.Position;
import io.steward.core.error.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes one tree of the files of a project, or of one that is included. */
final class FileLoader {
  private final Inputs inputs;
  private final MissingVariables missing;
  private final Findings findings;
  private final Canonical canonical;
  private final FileMerger merger;
  private final FileMerger quiet = new FileMerger(new Findings());
  private final Includes includes;
  private final boolean interpolate;
  private final Budget budget;

  FileLoader(
      Inputs inputs, Environments environments, MissingVariables missing, Mode mode, Findings all) {
    this.inputs = inputs;
    this.missing = missing;
    this.findings = all;
    this.budget = environments.budget();
    this.interpolate = mode == Mode.WHOLE;
    this.canonical = new Canonical(budget, all, interpolate);
    this.merger = new FileMerger(all);
    this.includes = new Includes(inputs, environments, this, all);
  }

  /** Whether variables are put in. */
  enum Mode {
    WHOLE,
    RAW
  }

  /**
   * Where files are read from.
   *
   * @param paths the folder their relative paths are meant from
   * @param variables what is put into them
   * @param including the files whose {@code include} led here, absolute
   */
  record Scope(FilePaths paths, Map<String, String> variables, List<Path> including) {}

  /**
   * A merged tree.
   *
   * @param file in long form
   * @param written as it stands in the files
   */
  record Loaded(Value.Fields file, Value.Fields written) {}

  /** The documents of these files, with a problem for each that cannot be read. */
  Map<Path, List<Node>> documents(List<Path> files, Position named, Where where) {
    Map<Path, List<Node>> documents = new LinkedHashMap<>();
    for (Path file : files) {
      Position at = named.source().isEmpty() ? Position.of(inputs.source(file)) : named;
      documents.put(file, documents(file, at, where));
    }
    return documents;
  }

  private List<Node> documents(Path file, Position named, Where where) {
    String text = inputs.text(file, named, where);
    if (text == null) {
      return List.of();
    }
    var problems = new ArrayList<Problem>();
    List<Node> documents = Yaml.readAsCompose(text, inputs.source(file), problems);
    findings.addAll(problems);
    return documents;
  }

  /** Merges documents in their order. */
  Loaded load(Map<Path, List<Node>> documents, Scope scope) {
    List<Path> including = new ArrayList<>(scope.including());
    Value.@Nullable Fields merged = null;
    Value.@Nullable Fields written = null;
    for (var file : documents.entrySet()) {
      including.add(file.getKey());
      var here = new Scope(scope.paths(), scope.variables(), including);
      var extensions =
          new Extensions(merger, (path, at, in) -> extended(path, at, in, here), budget, findings);
      for (Node document : file.getValue()) {
        var resets = new Resets();
        Value.Fields tree = tree(document, scope, resets);
        extensions.apply(tree, inputs.source(file.getKey()), scope.paths(), resets);
        Value.Fields copy = tree.copy();
        includes.apply(tree, copy, here);
        if (merged == null || written == null) {
          merged = tree;
          written = copy;
        } else {
          resets.apply(merged);
          resets.apply(written);
          merger.files(merged, tree);
          quiet.files(written, copy);
        }
        tidy(merged, true);
      }
    }
    return merged == null || written == null
        ? new Loaded(Value.Fields.empty(Position.of("")), Value.Fields.empty(Position.of("")))
        : new Loaded(merged, written);
  }

  private Value.Fields tree(Node document, Scope scope, Resets resets) {
    Interpolator.Lookup lookup = interpolate ? scope.variables()::get : null;
    return new TreeBuilder(lookup, missing, budget, findings).read(document, resets);
  }

  private void tidy(Value.Fields file, boolean check) {
    Uniqueness.apply(file);
    if (check && interpolate) {
      ComposeSchema.FILE.check(file, Where.ROOT, findings);
    }
    canonical.file(file);
    Uniqueness.apply(file);
  }

  /** A file whose services are extended, with absolute paths; null when it cannot be read. */
  private Extensions.@Nullable Other extended(
      String path, Value.Leaf named, Where where, Scope scope) {
    Path file = inputs.path(path, named.at(), where);
    if (file == null || inputs.text(file, named.at(), where) == null) {
      return null;
    }
    Value.@Nullable Fields merged = null;
    var resets = new Resets();
    for (Node document : documents(file, named.at(), where)) {
      resets = new Resets();
      Value.Fields tree = tree(document, scope, resets);
      if (merged == null) {
        merged = tree;
      } else {
        resets.apply(merged);
        merger.files(merged, tree);
      }
      tidy(merged, false);
    }
    Value.Fields whole = merged == null ? Value.Fields.empty(named.at()) : merged;
    new PathResolver(scope.paths().in(FilePaths.clean(file + "/.."))).file(whole);
    return new Extensions.Other(whole, resets);
  }
}
