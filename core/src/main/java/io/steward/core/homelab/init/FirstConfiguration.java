// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.init;

import io.steward.core.config.Configuration;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Writes the configuration of a folder that has none, from the Compose files in it; for an empty
 * folder also a small lab. Never changes a file that is there.
 */
public final class FirstConfiguration {
  private static final String DEPLOYMENT = Configuration.FOLDER + "/deployment.yaml";
  private static final String SERVICES = Configuration.FOLDER + "/services.yaml";
  private final Path folder;
  private final boolean dryRun;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<String> kept = new ArrayList<>();
  private final List<Initialised.Missing> missing = new ArrayList<>();

  private FirstConfiguration(Path folder, boolean dryRun) {
    this.folder = folder;
    this.dryRun = dryRun;
  }

  /**
   * Looks through a folder and writes what is not there.
   *
   * @param dryRun whether nothing is written
   * @throws OperationException of kind failed if the folder cannot be read or written
   */
  public static Initialised write(Path folder, boolean dryRun) {
    return new FirstConfiguration(folder.toAbsolutePath().normalize(), dryRun).write();
  }

  private Initialised write() {
    List<String> sample = new ArrayList<>();
    if (isEmpty()) {
      SampleLab.files().forEach(this::store);
      sample.addAll(SampleLab.files().keySet());
    }
    List<FoundStack> found =
        ComposeFolders.below(folder).stream().map(dir -> Glance.at(folder, dir)).toList();
    Existing existing = Existing.in(folder);
    Proposal proposal = Proposal.of(folder, found, existing);
    deployment(proposal, existing);
    services(proposal, existing);
    texts.forEach(this::store);
    List<String> written = new ArrayList<>(sample);
    written.addAll(texts.keySet());
    List<ProposedStack> usable =
        proposal.stacks().stream().filter(stack -> stack.found().fault().isEmpty()).toList();
    boolean only = dryRun && !sample.isEmpty();
    return new Initialised(
        folder,
        dryRun,
        written,
        kept,
        only ? 1 : usable.size(),
        only ? 1 : proposal.services().size(),
        proposal.stacks().stream().flatMap(stack -> stack.found().fault().stream()).toList(),
        missing);
  }

  private void deployment(Proposal proposal, Existing existing) {
    if (!existing.deployment()) {
      String name = String.valueOf(folder.getFileName());
      texts.put(DEPLOYMENT, DeploymentText.whole(name, proposal.stacks(), proposal.services()));
      return;
    }
    kept.add(DEPLOYMENT);
    List<ProposedStack> more =
        proposal.stacks().stream()
            .filter(stack -> !stack.known() && stack.found().fault().isEmpty())
            .toList();
    if (!more.isEmpty()) {
      List<String> names = more.stream().map(ProposedStack::name).toList();
      missing.add(new Initialised.Missing(DEPLOYMENT, names, DeploymentText.part(more)));
    }
  }

  private void services(Proposal proposal, Existing existing) {
    Needed needed = Needed.in(proposal);
    Predicate<ProposedService> stays = service -> existing.deployment() && !service.stack().known();
    List<ProposedService> later = proposal.services().stream().filter(stays).toList();
    if (!existing.services()) {
      List<ProposedService> now = proposal.services().stream().filter(stays.negate()).toList();
      texts.put(SERVICES, ServicesText.whole(now, needed, names(now, existing)));
    } else {
      kept.add(SERVICES);
      later =
          proposal.services().stream()
              .filter(service -> !existing.served().contains(service.stack().name()))
              .toList();
    }
    if (!later.isEmpty()) {
      String yaml = ServicesText.part(later, needed, names(proposal.services(), existing));
      List<String> names = later.stream().map(ProposedService::name).toList();
      missing.add(new Initialised.Missing(SERVICES, names, yaml));
    }
  }

  private static Set<String> names(List<ProposedService> services, Existing existing) {
    Set<String> names = new HashSet<>(existing.serviceNames());
    services.forEach(service -> names.add(service.name()));
    return names;
  }

  /** Hidden entries, such as {@code .git}, do not count. */
  private boolean isEmpty() {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.allMatch(entry -> String.valueOf(entry.getFileName()).startsWith("."));
    } catch (IOException e) {
      throw OperationException.of(
          ErrorKind.FAILED, "cannot read folder " + folder + ": " + e.getMessage(), e);
    }
  }

  private void store(String relative, String text) {
    if (dryRun) {
      return;
    }
    Path file = folder.resolve(relative);
    try {
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw OperationException.of(
          ErrorKind.FAILED, "cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
