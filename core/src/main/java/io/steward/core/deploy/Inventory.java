// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.error.InvalidException;
import io.steward.core.error.OperationException;
import io.steward.core.homelab.Homelab;
import io.steward.core.homelab.Stack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers what stacks there are, how they are, and what they were. Touches nothing. */
public final class Inventory {
  private static final int KEPT = 100;
  private final StackSites sites;
  private final Homelab homelab;
  private final Workbench bench;
  private final Unfinished unfinished;

  @Inject
  Inventory(StackSites sites, Unfinished unfinished) {
    this.sites = sites;
    this.unfinished = unfinished;
    this.homelab = sites.homelab();
    this.bench = sites.bench();
  }

  /** Every stack; no target is asked. */
  public StackList list() {
    List<StackList.Entry> entries = new ArrayList<>();
    int wave = 0;
    for (List<String> names : homelab.graph().waves()) {
      wave++;
      for (String name : names) {
        entries.add(entry(homelab.getStack(name), wave));
      }
    }
    return new StackList(entries);
  }

  private StackList.Entry entry(Stack stack, int wave) {
    return new StackList.Entry(
        stack.name(),
        wave,
        stack.target(),
        homelab.display(stack.dir()).toString(),
        revision(StackKey.of(homelab, stack)),
        services(stack));
  }

  private int revision(StackKey key) {
    return bench.store().removedAt(key).isPresent()
        ? 0
        : bench.store().current(key).map(Revision::number).orElse(0);
  }

  private Optional<Integer> services(Stack stack) {
    try {
      return Optional.of(bench.reader().read(stack).services().size());
    } catch (InvalidException e) {
      // What is wrong with the files is for plan and validate to tell.
      return Optional.empty();
    }
  }

  /** How the stacks are that are meant. */
  public LabStatus status(Selection selection) {
    List<StackStatus> stacks =
        sites.each(selection, site -> new StatusReader(site, unfinished, selection).read());
    return new LabStatus(
        homelab.folder().toString(), homelab.environment(), bench.clock().instant(), stacks);
  }

  /**
   * The containers that are meant.
   *
   * @throws HomelabException of kind unreachable if a target does not answer
   */
  public ContainerList containers(Selection selection) {
    List<List<ContainerList.Entry>> found =
        sites.each(
            selection,
            site ->
                site.containers(selection).stream()
                    .sorted(
                        Comparator.comparing(ContainerState::service)
                            .thenComparingInt(ContainerState::number))
                    .map(c -> container(site, c))
                    .toList());
    return new ContainerList(
        bench.clock().instant(), found.stream().flatMap(List::stream).toList());
  }

  private static ContainerList.Entry container(StackSite site, ContainerState container) {
    return new ContainerList.Entry(
        site.name(),
        container.service(),
        container.name(),
        container.id(),
        container.fields().find("image").orElse(container.imageId()),
        container.condition().words(),
        StatusReader.since(container.condition()),
        container.fields().values().keySet().stream()
            .filter(key -> key.field().equals("port"))
            .map(FieldKey::name)
            .toList(),
        site.target().simulated());
  }

  /**
   * The revisions of a stack, or one of them in full.
   *
   * @throws OperationException of kind not found if it has no revision of this number
   */
  public History history(StackRevision asked) {
    StackKey key = sites.get(asked.stack()).key();
    int present = bench.store().current(key).map(Revision::number).orElse(0);
    Map<Integer, Story> stories = bench.store().stories().of(key);
    List<DeployStore.Entry> entries = bench.store().history(key, Integer.MAX_VALUE);
    List<History.Entry> revisions =
        entries.stream()
            .filter(e -> asked.revision().isEmpty() || asked.is(e.revision().number()))
            .limit(KEPT)
            .map(e -> revision(key, e, stories, asked.revision().isPresent()))
            .toList();
    if (revisions.isEmpty() && asked.revision().isPresent()) {
      throw missing(asked.stack(), asked.revision().get());
    }
    return new History(
        asked.stack(), bench.clock().instant(), present, asked.revision().isPresent(), revisions);
  }

  static OperationException missing(String stack, int revision) {
    return OperationException.of(
        ErrorKind.NOT_FOUND,
        "stack " + stack + " has no revision " + revision,
        "steward stack history " + stack + "     lists them");
  }

  private History.Entry revision(
      StackKey key, DeployStore.Entry entry, Map<Integer, Story> stories, boolean whole) {
    Revision revision = entry.revision();
    Map<String, List<String>> logs = bench.store().logs().of(key, revision.number());
    return new History.Entry(
        revision.number(),
        revision.origin().at(),
        revision.origin().actor(),
        revision.origin().reason(),
        revision.origin().run(),
        revision.outcome(),
        entry.took(),
        revision.digest(),
        images(key, revision),
        revision.files().stream().map(file -> homelab.display(file.path()).toString()).toList(),
        List.copyOf(logs.keySet()),
        revision.isHeld(),
        Optional.ofNullable(stories.get(revision.number()))
            .map(story -> whole ? story.with(steps(key, revision)) : story),
        whole
            ? logs.entrySet().stream()
                .map(log -> new History.KeptLog(log.getKey(), log.getValue()))
                .toList()
            : List.of(),
        hooks(key, revision.number(), whole));
  }

  private List<Story.Step> steps(StackKey key, Revision revision) {
    return Stories.steps(bench.store().journal().read(key, revision.number()));
  }

  private List<HookReport> hooks(StackKey key, int number, boolean whole) {
    List<HookReport> reports = bench.store().hooks().of(key, number);
    return whole
        ? reports
        : reports.stream()
            .map(r -> new HookReport(r.hook(), r.began(), r.took(), r.failure(), List.of()))
            .toList();
  }

  private List<String> images(StackKey key, Revision revision) {
    return bench.reader().of(homelab.getStack(key.stack()), revision).services().values().stream()
        .map(service -> service.name() + "  " + service.image())
        .toList();
  }
}
