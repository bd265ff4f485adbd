// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.config.Node;
import io.steward.core.error.InvalidException;
import io.steward.core.error.Position;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One reading of one project, from its files to the model. */
final class Reading {
  private static final Set<String> YES = Set.of("1", "t", "T", "TRUE", "true", "True");
  private static final Set<String> NO = Set.of("0", "f", "F", "FALSE", "false", "False");
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
  private final Map<String, String> variables;
  private final FilePaths paths;
  private final FileLoader loader;
  private Value.Fields written = Value.Fields.empty(Position.of(""));

  Reading(ComposeRequest request, FileLoader.Mode mode) {
    this.request = request;
    this.inputs = new Inputs(request.namesFrom(), findings);
    this.environments = new Environments(inputs, missing, findings);
    this.variables = environments.project(request.environment(), envFiles());
    String home = request.environment().getOrDefault("HOME", System.getProperty("user.home", "/"));
    this.paths = new FilePaths(request.directory().toString(), home);
    this.loader = new FileLoader(inputs, environments, missing, mode, findings);
  }

  /** The project, with every problem found; without a project when it cannot be made. */
  ComposeCheck check() {
    Value.Fields file = loaded();
    String name = variables.getOrDefault(ProjectName.VARIABLE, "");
    boolean typed = findings.isEmpty();
    new Conflicts(findings).resources(file);
    new PathResolver(paths).file(file);
    new Normaliser(name, variables::get).file(file);
    var selection = Selection.of(file, profiles());
    new References(file, selection.enabled(), selection.disabled(), findings).check();
    Value.Fields services = file.fields("services");
    for (String service : selection.enabled()) {
      Value.Fields fields = services == null ? null : services.fields(service);
      if (fields != null) {
        environments.service(service, fields, variables);
      }
    }
    var tree = new ComposeNode(written);
    var from = new ReadFrom(request.directory(), files(), inputs.list(), tree, variables);
    Optional<ComposeProject> project =
        typed
            ? Optional.of(Printer.print(file, selection, from, missing.list()))
            : Optional.empty();
    return new ComposeCheck(name, findings.inOrderOf(inputs.sources()), project, tree);
  }

  /** The merged files in long form, variables left as they are. */
  Value.Fields raw() {
    Value.Fields file = loaded();
    String name = variables.getOrDefault(ProjectName.VARIABLE, "");
    new PathResolver(paths).file(file);
    if (!findings.isEmpty()) {
      throw new InvalidException("compose project " + name, findings.inOrderOf(inputs.sources()));
    }
    new Normaliser(name, variable -> null).raw().file(file);
    file.remove("version");
    return file;
  }

  private Value.Fields loaded() {
    Map<Path, List<Node>> documents = documents();
    Path folder = request.directory().getFileName();
    String name =
        new ProjectName(variables, environments.projectName(), findings)
            .find(
                request.projectName(),
                documents.values().stream().flatMap(List::stream).toList(),
                folder == null ? "" : folder.toString());
    variables.put(ProjectName.VARIABLE, name);
    var scope = new FileLoader.Scope(paths, variables, List.of());
    FileLoader.Loaded loaded = loader.load(documents, scope);
    written = loaded.written();
    Normaliser.defaults(loaded.file());
    return loaded.file();
  }

  private List<Path> envFiles() {
    if (!request.envFiles().isEmpty()) {
      return request.envFiles();
    }
    String named = request.environment().getOrDefault("COMPOSE_ENV_FILES", "");
    if (!named.isEmpty()) {
      return named("COMPOSE_ENV_FILES", named, ",");
    }
    Path usual = request.directory().resolve(".env");
    return !isOff("COMPOSE_DISABLE_ENV_FILE") && Files.isRegularFile(usual)
        ? List.of(usual)
        : List.of();
  }

  private boolean isOff(String variable) {
    String flag = request.environment().get(variable);
    if (flag == null || NO.contains(flag)) {
      return false;
    }
    if (!YES.contains(flag)) {
      String hint = "write true or false";
      findings.add(
          Position.of("variable " + variable), Where.ROOT, "'" + flag + "' is no flag", hint);
    }
    return true;
  }

  /** The Compose files of the request, in their order. */
  List<Path> files() {
    if (!request.files().isEmpty()) {
      return request.files();
    }
    String named = variables.getOrDefault("COMPOSE_FILE", "");
    if (!named.isEmpty()) {
      String separator = variables.getOrDefault("COMPOSE_PATH_SEPARATOR", ":");
      return named("COMPOSE_FILE", named, separator);
    }
    List<Path> found = new ArrayList<>(first(FILES));
    if (!found.isEmpty()) {
      found.addAll(first(OVERRIDES));
    }
    return found;
  }

  private List<Path> named(String variable, String names, String separator) {
    List<Path> files = new ArrayList<>();
    for (String name : names.split(Pattern.quote(separator), -1)) {
      Path path = inputs.path(name, Position.of("variable " + variable), Where.ROOT);
      if (path != null) {
        files.add(request.directory().resolve(path).normalize());
      }
    }
    return files;
  }

  private List<Path> first(List<String> names) {
    return names.stream().map(request.directory()::resolve).filter(Files::exists).limit(1).toList();
  }

  private Map<Path, List<Node>> documents() {
    List<Path> files = files();
    if (files.isEmpty()) {
      findings.add(
          Position.of(request.directory().toString()),
          Where.ROOT,
          "has no Compose file",
          "files are called " + String.join(", ", FILES));
    }
    Map<Path, List<Node>> documents = loader.documents(files, Position.of(""), Where.ROOT);
    for (var file : documents.entrySet()) {
      boolean empty =
          file.getValue().stream()
              .allMatch(node -> node instanceof Node.Mapping map && map.entries().isEmpty());
      if (findings.isEmpty() && empty) {
        Position at = new Position(inputs.source(file.getKey()), 1, 1);
        findings.add(at, Where.ROOT, "is empty", "a Compose file holds 'services:'");
      }
    }
    return documents;
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
