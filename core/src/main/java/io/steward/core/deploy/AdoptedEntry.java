// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.ComposeProject;
import io.steward.core.compose.ComposeReader;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.homelab.Stack;
import io.steward.core.lint.StackRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what must be written of an adopted stack: only what Steward would not find by itself. */
final class AdoptedEntry {
  private final ConfigurationSource source;
  private final String defaultTarget;
  private final String name;
  private final ComposeOrigin origin;
  private final String target;

  AdoptedEntry(
      ConfigurationSource source,
      String defaultTarget,
      String name,
      ComposeOrigin origin,
      String target) {
    this.source = source;
    this.defaultTarget = defaultTarget;
    this.name = name;
    this.origin = origin;
    this.target = target;
  }

  /**
   * The stack with everything that the labels tell.
   *
   * @param running the services that have containers
   * @throws io.steward.core.error.InvalidException if its files cannot be read
   */
  Stack stack(Set<String> running) {
    Stack all = stack(List.of("*"));
    ComposeProject project = new ComposeReader().read(StackRequest.of(all, source.folder()));
    List<String> profiles = new ArrayList<>();
    running.stream()
        .flatMap(service -> Optional.ofNullable(project.services().get(service)).stream())
        .map(service -> service.profiles())
        .filter(of -> !of.isEmpty() && of.stream().noneMatch(profiles::contains))
        .forEach(of -> profiles.add(List.copyOf(of).get(0)));
    return stack(List.copyOf(profiles));
  }

  private Stack stack(List<String> profiles) {
    return new Stack(
        name,
        origin.folder(),
        origin.files(),
        origin.envFiles(),
        profiles,
        Optional.of(origin.project()),
        target,
        List.of(),
        Map.of());
  }

  /** The keys to write, in the order of the reference. */
  Map<String, Object> keys(Stack stack) {
    Map<String, Object> keys = new LinkedHashMap<>();
    if (!stack.dir().equals(source.resolve("stacks/" + name))) {
      keys.put("dir", text(stack.dir()));
    }
    if (!stack.files().isEmpty() && !stack.files().equals(usualFiles(stack))) {
      keys.put("files", below(stack.files()));
    }
    boolean usualEnvironment = stack.envFiles().equals(List.of(stack.dir().resolve(".env")));
    if (!stack.envFiles().isEmpty() && !usualEnvironment) {
      keys.put("env-files", below(stack.envFiles()));
    }
    if (!stack.profiles().isEmpty()) {
      keys.put("profiles", stack.profiles());
    }
    if (!usualProject(stack).equals(origin.project())) {
      keys.put("project", origin.project());
    }
    if (!target.equals(defaultTarget)) {
      keys.put("target", target);
    }
    return keys;
  }

  private List<String> below(List<Path> files) {
    return files.stream()
        .map(file -> file.startsWith(origin.folder()) ? origin.folder().relativize(file) : file)
        .map(Path::toString)
        .toList();
  }

  /** A folder as the configuration has it: below the homelab, below the home, or absolute. */
  private String text(Path folder) {
    if (folder.startsWith(source.folder())) {
      String relative = source.folder().relativize(folder).toString();
      return relative.isEmpty() ? "." : relative;
    }
    String home = source.variables().getOrDefault("HOME", "");
    boolean atHome = !home.isEmpty() && folder.startsWith(home) && !folder.equals(Path.of(home));
    return atHome ? "~/" + Path.of(home).relativize(folder) : folder.toString();
  }

  private List<Path> usualFiles(Stack stack) {
    return usual(stack, List.of()).map(ComposeProject::files).orElse(List.of());
  }

  private String usualProject(Stack stack) {
    return usual(stack, stack.files()).map(ComposeProject::name).orElse("");
  }

  /** The project as it is found when less is said; empty where nothing is. */
  private Optional<ComposeProject> usual(Stack stack, List<Path> files) {
    var less =
        new Stack(
            name,
            stack.dir(),
            files,
            stack.envFiles(),
            stack.profiles(),
            Optional.empty(),
            target,
            List.of(),
            Map.of());
    try {
      return Optional.of(new ComposeReader().read(StackRequest.of(less, source.folder())));
    } catch (io.steward.core.error.HomelabException e) {
      // Without a name, or without the usual files, nothing is found by itself.
      return Optional.empty();
    }
  }
}
