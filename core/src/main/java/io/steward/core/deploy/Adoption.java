// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.config.Configuration;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.deploy.Adopted.AdoptedStack;
import io.steward.core.deploy.Survey.Seen;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.error.InvalidException;
import io.steward.core.error.Names;
import io.steward.core.error.OperationException;
import io.steward.core.homelab.Homelab;
import io.steward.core.homelab.Stack;
import io.steward.core.operation.Run;
import io.steward.core.state.Lease;
import io.steward.core.state.LockRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Takes over what runs: finds out where it came from, writes its entry, and records it as it is.
 * Touches no container.
 */
public final class Adoption {
  private final StackSites sites;
  private final Homelab homelab;
  private final ConfigurationSource source;
  private final String defaultTarget;
  private final Workbench bench;
  private final StackLocks locks;

  @Inject
  Adoption(StackSites sites, Configuration configuration, StackLocks locks) {
    this.sites = sites;
    this.locks = locks;
    this.homelab = sites.homelab();
    this.source = configuration.source();
    this.defaultTarget = sites.settings().defaultTarget();
    this.bench = sites.bench();
  }

  /** A Compose project on a target. */
  private record Found(String target, String project, List<Seen> containers) {}

  /**
   * Adopts a project or stack.
   *
   * @param name of a Compose project, or of a stack
   * @param as the name of the stack; that of the project where it is absent
   * @throws OperationException of kind not found if nothing of that name runs; of kind refused if
   *     its files are not here, or its name is taken
   */
  public Adopted adopt(String name, Optional<String> as, String reason, Run run) {
    Optional<Stack> known = homelab.findStack(name);
    if (known.isPresent()) {
      return new Adopted(run.dryRun(), List.of(known(known.get(), reason, run)));
    }
    Map<String, List<Found>> all = found();
    List<Found> found =
        all.values().stream()
            .flatMap(List::stream)
            .filter(project -> project.project().equals(name))
            .toList();
    if (found.isEmpty()) {
      Set<String> names = new TreeSet<>(homelab.stacks().keySet());
      all.values().forEach(of -> of.forEach(project -> names.add(project.project())));
      throw OperationException.of(
          ErrorKind.NOT_FOUND,
          "no Compose project '" + name + "' runs on " + String.join(", ", all.keySet()),
          Names.suggestion(name, names).stream().toArray(String[]::new));
    }
    if (found.size() > 1) {
      List<String> targets = found.stream().map(Found::target).toList();
      throw OperationException.of(
          ErrorKind.REFUSED,
          "project " + name + " runs on " + String.join(" and ", targets),
          "write one of them under stacks in config/deployment.yaml with its target");
    }
    Found project = found.get(0);
    Optional<Stack> stack = stackOf(project);
    return new Adopted(
        run.dryRun(),
        List.of(
            stack.isPresent()
                ? known(stack.get(), reason, run)
                : fresh(project, as.orElse(name), reason, run)));
  }

  /** Adopts every project that is no stack; one that cannot be does not keep the others back. */
  public Adopted adoptAll(String reason, Run run) {
    List<AdoptedStack> adopted = new ArrayList<>();
    for (List<Found> projects : found().values()) {
      for (Found project : projects) {
        if (stackOf(project).isPresent()) {
          continue;
        }
        run.checkpoint();
        try {
          adopted.add(fresh(project, project.project(), reason, run));
        } catch (HomelabException e) {
          adopted.add(
              AdoptedStack.failed(project.project(), project.target(), words(e), e.hints()));
        }
      }
    }
    return new Adopted(run.dryRun(), adopted);
  }

  private static String words(HomelabException e) {
    return e instanceof InvalidException invalid && !invalid.problems().isEmpty()
        ? invalid.problems().get(0).toString()
        : String.valueOf(e.getMessage());
  }

  private Map<String, List<Found>> found() {
    Map<String, List<Found>> found = new LinkedHashMap<>();
    for (String target : homelab.targets()) {
      Map<String, List<Seen>> projects = new TreeMap<>();
      for (Seen seen : sites.target(target).survey(Survey.Scope.all()).containers()) {
        if (!seen.project().isEmpty()) {
          projects.computeIfAbsent(seen.project(), p -> new ArrayList<>()).add(seen);
        }
      }
      List<Found> of = new ArrayList<>();
      projects.forEach((project, containers) -> of.add(new Found(target, project, containers)));
      found.put(target, of);
    }
    return found;
  }

  private Optional<Stack> stackOf(Found project) {
    return homelab.stacks().values().stream()
        .filter(stack -> stack.target().equals(project.target()))
        .filter(stack -> projectOf(stack).equals(project.project()))
        .findFirst();
  }

  private String projectOf(Stack stack) {
    try {
      return sites.get(stack.name()).project();
    } catch (InvalidException e) {
      // Files that cannot be read leave what the configuration says.
      return stack.project().orElse(stack.name());
    }
  }

  /** A stack of the homelab: what runs of it becomes Steward's. */
  private AdoptedStack known(Stack stack, String reason, Run run) {
    StackSite site = sites.get(stack.name());
    try (Lease lease = locks.acquire(List.of(stack.name()), "adopt", Duration.ZERO, run)) {
      lease.check();
      return new Takeover(site, bench, run).take(reason, "");
    }
  }

  private AdoptedStack fresh(Found project, String name, String reason, Run run) {
    DeploymentEntries.named(name);
    if (homelab.findStack(name).isPresent()) {
      throw OperationException.of(
          ErrorKind.REFUSED,
          "project "
              + project.project()
              + " cannot be adopted as "
              + name
              + ": another stack has that name",
          "steward stack adopt " + project.project() + " --as OTHER-NAME");
    }
    ComposeOrigin origin = ComposeOrigin.of(project.project(), project.containers());
    var entry = new AdoptedEntry(source, defaultTarget, name, origin, project.target());
    Set<String> running =
        project.containers().stream().map(c -> c.state().service()).collect(Collectors.toSet());
    Stack stack = entry.stack(running);
    Map<String, Object> keys = entry.keys(stack);
    var file = new DeploymentEntries(source.folder());
    StackSite site = sites.of(stack);
    try (Lease lease = lock(site.key(), run)) {
      lease.check();
      return file.add(
          name, keys, run.dryRun(), text -> new Takeover(site, bench, run).take(reason, text));
    }
  }

  private Lease lock(StackKey key, Run run) {
    return bench
        .locks()
        .acquire(
            LockRequest.of(List.of(key.toString()), run.actor(), run.id(), "adopt")
                .waiting(sites.settings().timeouts().lock()));
  }
}
