// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.config.Node;
import io.steward.core.config.Yaml;
import io.steward.core.error.InvalidException;
import io.steward.core.error.Position;
import io.steward.core.error.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One reading of one project, from its files to the model. */
final class Reading {
  private static final List<String> FILES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
  private static final List<String> OVERRIDES =
      List.of(
          "compose.override.yml",
          "compose.override.yaml",
          "docker-compose.override.yml",
          "docker-compose.override.yaml");

  private final ComposeRequest request;
  private final Findings findings = new Findings();
  private final MissingVariables missing = new MissingVariables();
  private final Inputs inputs;
  private final Environments environments;
  private final FileMerger merger = new FileMerger(findings);
  private final Canonical canonical = new Canonical(findings);
  private final Map<String, String> variables;
  private final FilePaths paths;
  private Value.Fields written = Value.Fields.empty(Position.of(""));

  Reading(ComposeRequest request) {
    this.request = request;
    this.inputs = new Inputs(request.namesFrom(), findings);
    this.environments = new Environments(inputs, missing, findings);
    this.variables = environments.project(request.environment(), envFiles());
    String home = request.environment().getOrDefault("HOME", System.getProperty("user.home", "/"));
    this.paths = new FilePaths(request.directory().toString(), home);
  }

  ComposeProject project() {
    Map<String, Node> documents = documents();
    Path folder = request.directory().getFileName();
    String name =
        new ProjectName(variables, findings)
            .find(
                request.projectName(),
                List.copyOf(documents.values()),
                folder == null ? "" : folder.toString());
    variables.put(ProjectName.VARIABLE, name);
    Value.Fields file = merged(documents);
    var normaliser = new Normaliser(name, variables::get);
    normaliser.defaults(file);
    new Conflicts(findings).resources(file);
    new PathResolver(paths).file(file);
    normaliser.file(file);
    var selection = Selection.of(file, profiles());
    new References(file, selection.enabled(), selection.disabled(), findings).check();
    Value.Fields services = file.fields("services");
    for (String service : selection.enabled()) {
      Value.Fields fields = services == null ? null : services.fields(service);
      if (fields != null) {
        environments.service(service, fields, variables);
      }
    }
    if (!findings.isEmpty()) {
      throw new InvalidException("compose project " + name, findings.inOrderOf(inputs.sources()));
    }
    return Printer.print(
        file,
        selection,
        new ReadFrom(request.directory(), files(), inputs.list(), new ComposeNode(written)),
        missing.list());
  }

  private List<Path> envFiles() {
    Path usual = request.directory().resolve(".env");
    return !request.envFiles().isEmpty()
        ? request.envFiles()
        : Files.isRegularFile(usual) ? List.of(usual) : List.of();
  }

  private List<Path> files() {
    if (!request.files().isEmpty()) {
      return request.files();
    }
    String named = variables.getOrDefault("COMPOSE_FILE", "");
    if (!named.isEmpty()) {
      String separator = variables.getOrDefault("COMPOSE_PATH_SEPARATOR", ":");
      return Arrays.stream(named.split(java.util.regex.Pattern.quote(separator), -1))
          .map(file -> request.directory().resolve(file).normalize())
          .toList();
    }
    List<Path> found = new ArrayList<>(first(FILES));
    if (!found.isEmpty()) {
      found.addAll(first(OVERRIDES));
    }
    return found;
  }

  private List<Path> first(List<String> names) {
    return names.stream().map(request.directory()::resolve).filter(Files::exists).limit(1).toList();
  }

  private Map<String, Node> documents() {
    Map<String, Node> documents = new LinkedHashMap<>();
    List<Path> files = files();
    if (files.isEmpty()) {
      findings.add(
          Position.of(request.directory().toString()),
          Where.ROOT,
          "has no Compose file",
          "files are called " + String.join(", ", FILES));
    }
    for (Path file : files) {
      Node document = document(file, Position.of(inputs.source(file)), Where.ROOT);
      if (document != null) {
        documents.put(inputs.source(file), document);
      }
    }
    return documents;
  }

  private @Nullable Node document(Path file, Position named, Where where) {
    String text = inputs.text(file, named, where);
    if (text == null) {
      return null;
    }
    var problems = new ArrayList<Problem>();
    Node document = Yaml.read(text, inputs.source(file), problems);
    findings.addAll(problems);
    boolean empty = document instanceof Node.Mapping map && map.entries().isEmpty();
    if (problems.isEmpty() && empty && where.parent() == null) {
      findings.add(document.position(), Where.ROOT, "is empty", "a Compose file holds 'services:'");
    }
    return document;
  }

  private Value.Fields merged(Map<String, Node> documents) {
    var extensions = new Extensions(merger, this::extended, findings);
    var quiet = new FileMerger(new Findings());
    Value.Fields merged = null;
    for (var document : documents.entrySet()) {
      Value.Fields file = tree(document.getValue());
      extensions.apply(file, document.getKey(), paths);
      if (merged == null) {
        written = file.copy();
        merged = file;
      } else {
        quiet.files(written, file.copy());
        merger.files(merged, file);
      }
      tidy(merged, true);
    }
    return merged == null ? Value.Fields.empty(Position.of("")) : merged;
  }

  private Value.Fields tree(Node document) {
    return new TreeBuilder(variables::get, missing, findings).read(document);
  }

  private void tidy(Value.Fields file, boolean check) {
    Uniqueness.apply(file);
    if (check) {
      ComposeSchema.FILE.check(file, Where.ROOT, findings);
    }
    canonical.file(file);
    Uniqueness.apply(file);
  }

  private Value.@Nullable Fields extended(Path file, Value.Leaf named, Where where) {
    Node document = document(file, named.at(), where);
    if (document == null) {
      return null;
    }
    Value.Fields tree = tree(document);
    tidy(tree, false);
    new PathResolver(paths.in(FilePaths.clean(file + "/.."))).file(tree);
    return tree;
  }

  private Set<String> profiles() {
    if (!request.profiles().isEmpty()) {
      return request.profiles();
    }
    Set<String> profiles = new LinkedHashSet<>();
    for (String profile : variables.getOrDefault("COMPOSE_PROFILES", "").split(",", -1)) {
      profiles.add(profile.strip());
    }
    return profiles;
  }
}
