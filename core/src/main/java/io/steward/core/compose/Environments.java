// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Position;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads files of variables: those of the project, and {@code env_file} and {@code label_file}. */
final class Environments {
  private final Inputs inputs;
  private final MissingVariables missing;
  private final Findings findings;
  private final Budget budget;
  private Position projectName = Position.of("variable " + ProjectName.VARIABLE);

  Environments(Inputs inputs, MissingVariables missing, Findings findings) {
    this.inputs = inputs;
    this.missing = missing;
    this.findings = findings;
    this.budget = new Budget(findings);
  }

  /** What the whole reading may take. */
  Budget budget() {
    return budget;
  }

  /** Where the variable with the name of the project was set. */
  Position projectName() {
    return projectName;
  }

  /** What is offered to interpolation: {@code given}, below it the files, later ones first. */
  Map<String, String> project(Map<String, String> given, List<Path> files) {
    Map<String, String> read = new LinkedHashMap<>();
    for (Path file : files) {
      String source = inputs.source(file);
      String text = inputs.loose(file, Position.of(source), Where.ROOT);
      if (text != null && budget.take(0, text.length(), Position.of(source))) {
        Map<String, String> values =
            DotEnv.read(
                text,
                source,
                name -> given.containsKey(name) ? given.get(name) : read.get(name),
                (at, name) -> missing.add(at, name, null),
                findings);
        if (values.containsKey("")) {
          findings.add(
              new Position(source, (int) text.lines().count(), 0),
              Where.ROOT,
              "the last line has no '=' and no line end",
              "write NAME=value");
        }
        read.putAll(values);
        if (values.containsKey(ProjectName.VARIABLE) && !given.containsKey(ProjectName.VARIABLE)) {
          projectName = new Position(source, line(text), 0);
        }
      }
    }
    read.putAll(given);
    return read;
  }

  /** The last line of a file that sets the name of the project. */
  private static int line(String text) {
    List<String> lines = text.lines().toList();
    int line = lines.size();
    while (line > 1 && !ProjectName.SET.matcher(lines.get(line - 1)).lookingAt()) {
      line--;
    }
    return line;
  }

  /** Puts the variables and labels of a service's files below its own. */
  void service(String name, Value.Fields service, Map<String, String> project) {
    Where where = Where.ROOT.child("services").child(name);
    files(name, service, where, project);
    labels(name, service, where);
  }

  private void files(String name, Value.Fields service, Where where, Map<String, String> project) {
    Value.Fields variables = Value.Fields.empty(service.at());
    int index = 0;
    for (Value.Fields entry : Normaliser.maps(service.items("env_file"))) {
      Where at = where.child("env_file").item(index++);
      boolean required =
          entry.get("required") instanceof Value.Leaf flag
              && Boolean.TRUE.equals(ScalarType.FLAG.printOrNull(flag));
      String format = entry.text("format");
      if (format != null && !format.isEmpty() && !format.equals("raw")) {
        findings.add(
            entry.keyAt("format"), at, "the format '" + format + "' is not known", "raw is");
      } else if (entry.get("path") instanceof Value.Leaf path && path.isText()) {
        read(name, path, at, new Reader(required, "raw".equals(format)), variables, project);
      }
    }
    Value.Fields own = service.fields("environment");
    if (variables.values().isEmpty() || own == null) {
      own = own == null ? variables : own;
    } else {
      variables.values().putAll(own.values());
      own = variables;
    }
    if (!own.values().isEmpty()) {
      service.values().put("environment", own);
    }
  }

  private void labels(String name, Value.Fields service, Where where) {
    Value.Items files = service.items("label_file");
    if (files == null) {
      return;
    }
    Value.Fields labels = Value.Fields.empty(service.at());
    for (Value file : files.values()) {
      if (file instanceof Value.Leaf path) {
        read(name, path, where.child("label_file"), Reader.PLAIN, labels, Map.of());
      }
    }
    Object own = service.get("labels") == null ? null : print(service.get("labels"));
    if (own instanceof Map<?, ?> map) {
      map.forEach((key, text) -> labels.put((String) key, new Value.Leaf(service.at(), text)));
    }
    if (!labels.values().isEmpty()) {
      service.values().put("labels", labels);
    }
  }

  private static @Nullable Object print(@Nullable Value labels) {
    return labels == null ? null : PairsType.LABELS.print(labels, Type.Form.SHOWN);
  }

  /** How a file is read. */
  private record Reader(boolean required, boolean raw) {
    static final Reader PLAIN = new Reader(true, false);
  }

  private void read(
      String service,
      Value.Leaf named,
      Where where,
      Reader how,
      Value.Fields into,
      Map<String, String> project) {
    Path file = inputs.path(named.text(), named.at(), where);
    if (file == null || (!how.required() && !Files.exists(file))) {
      return;
    }
    String text = inputs.loose(file, named.at(), where);
    if (text == null || !budget.take(0, text.length(), named.at())) {
      return;
    }
    String source = inputs.source(file);
    Interpolator.Lookup lookup =
        key -> into.get(key) instanceof Value.Leaf known ? known.text() : project.get(key);
    Map<String, String> values =
        how.raw()
            ? RawEnv.read(text, source, lookup, findings)
            : DotEnv.read(
                text, source, lookup, (at, key) -> missing.add(at, key, service), findings);
    values.forEach((key, value) -> into.put(key, new Value.Leaf(named.at(), value)));
  }
}
