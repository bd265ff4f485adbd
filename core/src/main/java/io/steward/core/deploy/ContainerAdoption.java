// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.deploy.Adopted.AdoptedStack;
import io.steward.core.deploy.Survey.Seen;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.Names;
import io.steward.core.error.OperationException;
import io.steward.core.homelab.Homelab;
import io.steward.core.homelab.Stack;
import io.steward.core.operation.Run;
import io.steward.core.state.Lease;
import io.steward.core.state.LockRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Takes over a container that Compose did not make: writes the Compose file that makes the like of
 * it. The container stays as it is until the first deploy replaces it.
 */
public final class ContainerAdoption {
  private final StackSites sites;
  private final Homelab homelab;
  private final ConfigurationSource source;
  private final Workbench bench;

  @Inject
  ContainerAdoption(StackSites sites, ConfigurationSource source) {
    this.sites = sites;
    this.homelab = sites.homelab();
    this.source = source;
    this.bench = sites.bench();
  }

  /** A container, where it is, and what else is there. */
  private record Found(StackTarget target, Seen container, Set<String> projects) {}

  /**
   * Adopts a container.
   *
   * @param name the engine's name for it
   * @param as the name of the stack; that of the container where it is absent
   * @throws OperationException of kind usage if the stack cannot have that name; of kind not found
   *     if there is no such container; of kind refused if it belongs to a Compose project, goes
   *     when it stops, or if the name of the stack or its files are taken
   */
  public Adopted adopt(String name, Optional<String> as, Run run) {
    as.ifPresent(DeploymentEntries::named);
    Found found = find(name);
    Seen container = found.container();
    if (!container.project().isEmpty()) {
      throw refused(
          name,
          "it belongs to Compose project " + container.project(),
          "steward stack adopt " + container.project());
    }
    String stack = as.orElse(name);
    Path folder = source.resolve("stacks/" + stack);
    requireFree(name, stack, folder, found.projects());
    Description description =
        found
            .target()
            .describe(container.state().id())
            .orElseThrow(
                () ->
                    refused(
                        name,
                        "its image is gone, or " + found.target().name() + " cannot describe it",
                        "docker inspect " + name));
    requireLasting(name, stack, description);
    return write(found, stack, folder, description, run);
  }

  private Found find(String name) {
    Set<String> names = new TreeSet<>();
    List<Found> found = new ArrayList<>();
    for (String each : homelab.targets()) {
      StackTarget target = sites.target(each);
      List<Seen> all = target.survey(Survey.Scope.all()).containers();
      Set<String> projects = all.stream().map(Seen::project).collect(Collectors.toSet());
      for (Seen seen : all) {
        names.add(seen.state().name());
        if (seen.state().name().equals(name)) {
          found.add(new Found(target, seen, projects));
        }
      }
    }
    if (found.isEmpty()) {
      throw OperationException.of(
          ErrorKind.NOT_FOUND,
          "there is no container '" + name + "' on " + String.join(", ", homelab.targets()),
          Names.suggestion(name, names).stream().toArray(String[]::new));
    }
    return found.get(0);
  }

  private void requireFree(String name, String stack, Path folder, Set<String> projects) {
    String other = "steward stack adopt --container " + name + " --as OTHER-NAME";
    if (homelab.findStack(stack).isPresent()) {
      throw refused(name, "stack " + stack + " is there already", other);
    }
    if (projects.contains(project(stack))) {
      throw refused(name, "Compose project " + project(stack) + " is another one's", other);
    }
    Optional<Path> existing = ContainerFiles.existing(folder);
    if (existing.isPresent()) {
      throw refused(name, homelab.display(existing.get()) + " is there already", other);
    }
  }

  /**
   * The first deploy stops it and keeps it aside, which nobody can with one that goes when it
   * stops.
   */
  private static void requireLasting(String name, String stack, Description description) {
    if (description.removedOnStop()) {
      throw OperationException.of(
          ErrorKind.REFUSED,
          "container "
              + name
              + " cannot be adopted: it was made with --rm and is gone once it stops, so it cannot"
              + " be kept aside until the new one is ready",
          "make it anew without --rm: docker run …, then steward stack adopt --container " + name,
          "or write stacks/%s/compose.yaml and its entry in config/deployment.yaml by hand, then"
                  .formatted(stack)
              + " docker stop "
              + name
              + " and steward deploy "
              + stack);
    }
  }

  private static OperationException refused(String name, String why, String hint) {
    return OperationException.of(
        ErrorKind.REFUSED, "container " + name + " cannot be adopted: " + why, hint);
  }

  /** What Compose makes of a name. */
  private static String project(String name) {
    return name.toLowerCase(java.util.Locale.ROOT)
        .replaceAll("[^a-z0-9_-]", "")
        .replaceFirst("^[_-]+", "");
  }

  private Adopted write(Found found, String name, Path folder, Description description, Run run) {
    ContainerState container = found.container().state();
    String target = found.target().name();
    Map<String, Object> keys = new LinkedHashMap<>();
    if (!target.equals(sites.settings().defaultTarget())) {
      keys.put("target", target);
    }
    Stack stack =
        new Stack(
            name,
            folder,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            target,
            List.of(),
            Map.of());
    ContainerFiles files = ContainerFiles.of(name, description);
    StackSite site = sites.of(stack);
    var entries = new DeploymentEntries(source.folder());
    try (Lease lease = lock(site.key(), run)) {
      lease.check();
      return entries.add(
          name,
          keys,
          run.dryRun(),
          entry -> {
            if (!run.dryRun()) {
              write(files, site, container);
            }
            return adopted(site, entry, files.names(), container, description, run);
          });
    }
  }

  /** What was written can be read, or nothing of it stays. */
  private static void write(ContainerFiles files, StackSite site, ContainerState container) {
    NewFiles written = files.write(site.stack().dir());
    try {
      String project = site.reader().read(site.stack()).project();
      site.store().adopt(site.key(), project, container, site.name());
    } catch (RuntimeException e) {
      written.takeBack(e);
      throw e;
    }
  }

  private Adopted adopted(
      StackSite site,
      String entry,
      List<String> files,
      ContainerState container,
      Description description,
      Run run) {
    ServiceChange change =
        new ServiceChange(
            site.name(),
            Change.RECREATE,
            List.of(AdoptedContainers.note(container)),
            List.of(container.id()));
    return new Adopted(
        run.dryRun(),
        List.of(
            new AdoptedStack(
                site.name(),
                project(site.name()),
                site.target().name(),
                entry,
                files.stream()
                    .map(file -> homelab.display(site.stack().dir().resolve(file)).toString())
                    .toList(),
                0,
                1,
                List.of(change),
                description.remarks(),
                "",
                List.of())));
  }

  private Lease lock(StackKey key, Run run) {
    return bench
        .locks()
        .acquire(
            LockRequest.of(List.of(key.toString()), run.actor(), run.id(), "adopt")
                .waiting(sites.settings().timeouts().lock()));
  }
}
