// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.config.Configuration;
import io.steward.core.config.Node;
import io.steward.core.config.Yaml;
import io.steward.core.error.HomelabException;
import io.steward.core.error.Problem;
import io.steward.core.homelab.Homelab;
import io.steward.core.homelab.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What can be wrong with the stacks of one reading of the configuration. */
final class StackCheck {
  private static final String FILE = DeploymentFile.FILE.name();
  private final Configuration configuration;
  private final Homelab homelab;
  private final DeploymentFile deployment;
  private final List<Problem> problems;
  private final Map<String, String> projects = new LinkedHashMap<>();

  StackCheck(
      Configuration configuration,
      Homelab homelab,
      DeploymentFile deployment,
      List<Problem> problems) {
    this.configuration = configuration;
    this.homelab = homelab;
    this.deployment = deployment;
    this.problems = problems;
  }

  void check() {
    if (!homelab.targets().contains(deployment.defaultTarget())) {
      missing("target", deployment.defaultTarget(), homelab.targets(), "default-target");
    }
    if (deployment.parallel() < 1) {
      add("is less than 1", "write 1 to deploy one stack after the other", "parallel");
    }
    KeepSettings keep = deployment.state().keep();
    if (keep.revisions() < 2) {
      add("is less than 2", "write 2 to keep one to go back to", "state", "keep", "revisions");
    }
    if (keep.images() < 1) {
      add("is less than 1", "write 1 to keep what runs", "state", "keep", "images");
    }
    homelab.stacks().values().forEach(this::check);
  }

  private void check(Stack stack) {
    boolean own = !stack.target().equals(deployment.defaultTarget());
    if (own && !homelab.targets().contains(stack.target())) {
      missing("target", stack.target(), homelab.targets(), "stacks", stack.name(), "target");
    }
    int index = 0;
    for (String before : stack.after()) {
      String place = String.valueOf(index++);
      if (!homelab.stacks().containsKey(before)) {
        missing("stack", before, homelab.stacks().keySet(), "stacks", stack.name(), "after", place);
      }
    }
    List<Path> files = stack.files().isEmpty() ? usual(stack) : stack.files();
    if (!files.isEmpty() && Files.isRegularFile(files.get(0))) {
      project(stack, files.get(0));
    }
  }

  private static List<Path> usual(Stack stack) {
    return Stack.DEFAULT_FILES.stream()
        .map(stack.dir()::resolve)
        .filter(Files::isRegularFile)
        .limit(1)
        .toList();
  }

  private void project(Stack stack, Path file) {
    String project = stack.project().orElseGet(() -> projectOf(stack, file));
    String other = projects.putIfAbsent(stack.target() + " " + project, stack.name());
    if (other != null) {
      add(
          "its Compose project '" + project + "' is also that of stack '" + other + "'",
          "give one of them another name with project",
          "stacks",
          stack.name(),
          "project");
    }
  }

  /** What Compose calls it: the name of its file, else that of its folder in legal letters. */
  private static String projectOf(Stack stack, Path file) {
    return named(file)
        .orElseGet(
            () ->
                stack
                    .dir()
                    .getFileName()
                    .toString()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9_-]", "")
                    .replaceFirst("^[_-]+", ""));
  }

  /** A file that cannot be read is the matter of whoever reads Compose files, not of this check. */
  private static Optional<String> named(Path file) {
    try {
      Node tree = Yaml.read(file, file.toString(), new ArrayList<>());
      return tree instanceof Node.Mapping mapping
          ? mapping.find("name").flatMap(StackCheck::literal)
          : Optional.empty();
    } catch (HomelabException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<String> literal(Node node) {
    return node instanceof Node.Scalar scalar && !scalar.isNull() && !scalar.text().contains("$")
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  private void missing(
      String what, String name, java.util.Collection<String> known, String... keys) {
    problems.add(HomelabCheck.Missing.of(what, name, known).at(configuration, FILE, keys));
  }

  private void add(String message, String hint, String... keys) {
    problems.add(
        Problem.of(configuration.position(FILE, keys), Configuration.key(keys), message, hint));
  }
}
