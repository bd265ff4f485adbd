// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.init;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Makes stacks and services out of what was found; names are unique, guesses have reasons. */
final class Proposal {
  private final Path root;
  private final Existing existing;
  private final UniqueNames serviceNames;
  private final List<ProposedStack> stacks = new ArrayList<>();
  private final List<ProposedService> services = new ArrayList<>();

  private Proposal(Path root, Existing existing) {
    this.root = root;
    this.existing = existing;
    this.serviceNames = new UniqueNames(existing.serviceNames());
  }

  static Proposal of(Path root, List<FoundStack> found, Existing existing) {
    var proposal = new Proposal(root, existing);
    proposal.nameStacks(withoutIncluded(root, found));
    proposal.stacks.stream().filter(s -> s.found().fault().isEmpty()).forEach(proposal::serve);
    return proposal;
  }

  List<ProposedStack> stacks() {
    return List.copyOf(stacks);
  }

  List<ProposedService> services() {
    return List.copyOf(services);
  }

  private static List<FoundStack> withoutIncluded(Path root, List<FoundStack> found) {
    Set<Path> included = new HashSet<>();
    found.forEach(stack -> included.addAll(stack.included()));
    return found.stream()
        .filter(
            stack ->
                stack.folder().files().stream()
                    .map(file -> root.resolve(stack.folder().dir()).resolve(file).normalize())
                    .noneMatch(included::contains))
        .toList();
  }

  private void nameStacks(List<FoundStack> found) {
    var names = new UniqueNames(existing.stackNames());
    Map<String, String> projects = new HashMap<>();
    Comparator<FoundStack> knownFirst = Comparator.comparing(stack -> nameOf(stack).isEmpty());
    for (FoundStack stack : found.stream().sorted(knownFirst).toList()) {
      Path dir = root.resolve(stack.folder().dir()).normalize();
      Optional<String> known = nameOf(stack);
      String own = String.valueOf(dir.getFileName());
      String parent =
          String.valueOf(Objects.requireNonNullElse(dir.getParent(), dir).getFileName());
      String name = known.orElseGet(() -> names.take(own, parent + "-" + own));
      boolean fits =
          !stack.project().isEmpty()
              && (stack.fault().isPresent() || projects.putIfAbsent(stack.project(), name) == null);
      Optional<String> project = fits ? Optional.empty() : Optional.of(projectName(name, projects));
      stacks.add(new ProposedStack(name, stack, project, known.isPresent()));
    }
  }

  private Optional<String> nameOf(FoundStack stack) {
    Path dir = root.resolve(stack.folder().dir()).normalize();
    return Optional.ofNullable(existing.stackAt().get(dir));
  }

  private static String projectName(String name, Map<String, String> projects) {
    var names = new UniqueNames(projects.keySet());
    String project = names.take(name.replace('.', '-'));
    projects.put(project, name);
    return project;
  }

  /**
   * One service for the whole stack, unless several of its Compose services can be reached: then
   * each of them is one, together with the helpers that only it needs.
   */
  private void serve(ProposedStack stack) {
    List<FoundService> all = stack.found().services();
    List<FoundService> fronts = all.stream().filter(FoundService::isFront).toList();
    if (fronts.size() < 2) {
      if (!all.isEmpty()) {
        services.add(
            new ProposedService(
                serviceNames.take(stack.name(), stack.name() + "-stack"), stack, all, true));
      }
      return;
    }
    Set<FoundService> taken = new HashSet<>(fronts);
    for (FoundService front : fronts) {
      List<FoundService> parts = new ArrayList<>(List.of(front));
      helpers(front, all, taken, parts);
      add(stack, front, parts);
    }
    all.stream().filter(taken::add).toList().forEach(rest -> add(stack, rest, List.of(rest)));
  }

  private void add(ProposedStack stack, FoundService named, List<FoundService> parts) {
    String name = serviceNames.take(named.name(), stack.name() + "-" + named.name());
    services.add(new ProposedService(name, stack, parts, false));
  }

  private static void helpers(
      FoundService of, List<FoundService> all, Set<FoundService> taken, List<FoundService> parts) {
    Set<String> wanted = new LinkedHashSet<>(of.dependsOn());
    for (FoundService helper : all) {
      boolean shared = all.stream().filter(s -> s.dependsOn().contains(helper.name())).count() > 1;
      if (wanted.contains(helper.name()) && !shared && taken.add(helper)) {
        parts.add(helper);
        helpers(helper, all, taken, parts);
      }
    }
  }
}
