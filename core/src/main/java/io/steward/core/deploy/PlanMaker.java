// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.config.Configuration;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.InvalidException;
import io.steward.core.error.OperationException;
import io.steward.core.error.Problem;
import io.steward.core.homelab.Homelab;
import io.steward.core.homelab.Service;
import io.steward.core.homelab.ServiceName;
import io.steward.core.homelab.Stack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the files of stacks, asks their targets, and makes the plan. Touches nothing. */
public final class PlanMaker {
  private final Homelab homelab;
  private final DeploymentFile settings;
  private final Targets targets;
  private final StackReader reader;
  private final DeployStore store;
  private final Unfinished unfinished;
  private final Clock clock;

  @Inject
  PlanMaker(
      Homelab homelab,
      Configuration configuration,
      Targets targets,
      Workbench bench,
      Unfinished unfinished) {
    this.homelab = homelab;
    this.settings = configuration.get(DeploymentFile.class);
    this.targets = targets;
    this.reader = bench.reader();
    this.store = bench.store();
    this.unfinished = unfinished;
    this.clock = bench.clock();
  }

  /** Lets the targets of these stacks get ready while a deploy of them is planned. */
  void prepare(Collection<String> stacks) {
    stacks.stream()
        .map(name -> homelab.getStack(name).target())
        .distinct()
        .forEach(name -> targets.get(name).prepare());
  }

  /** A plan and what it was made from. */
  record Planned(Plan plan, List<PlannedStack> stacks) {
    List<PlannedStack> changed() {
      return stacks.stream().filter(stack -> !stack.plan().isEmpty()).toList();
    }

    List<PlannedStack> of(int wave) {
      return stacks.stream().filter(stack -> stack.plan().wave() == wave).toList();
    }

    /** The same with what these stacks were planned as in the end. */
    Planned with(List<PlannedStack> others) {
      return new Planned(plan.of(others.stream().map(PlannedStack::plan).toList()), others);
    }
  }

  /**
   * Plans a deploy of what was selected.
   *
   * @param all whether the text of the plan lists what needs nothing too
   * @param pendingFails whether the plan is no success while changes are pending
   * @throws InvalidException with every problem of the files of all stacks
   */
  public Plan plan(Selection selection, boolean all, boolean pendingFails) {
    return priced(planned(selection, Set.of(), all, pendingFails)).plan();
  }

  /** The same with what fetching its images brings, as far as registries tell. */
  Planned priced(Planned planned) {
    Plan.Download download = Downloads.of(settings.parallel(), planned.stacks());
    return new Planned(planned.plan().with(download), planned.stacks());
  }

  Planned planned(Selection selection, boolean all, boolean pendingFails) {
    return planned(selection, Set.of(), all, pendingFails);
  }

  /** The same with what it was made from; {@code pulls} are images that will be asked for again. */
  Planned planned(Selection selection, Set<String> pulls, boolean all, boolean pendingFails) {
    Instant begin = clock.instant();
    Map<String, Integer> waves = waves(selection.stacks());
    List<WantedStack> wanted = read(List.copyOf(waves.keySet()));
    List<PlannedStack> stacks =
        Workers.map(
            settings.parallel(),
            wanted,
            stack -> plan(stack, waves.getOrDefault(stack.stack().name(), 1), selection, pulls));
    List<StackPlan> plans = stacks.stream().map(PlannedStack::plan).toList();
    Plan plan =
        new Plan(
            scene(stacks, selection),
            plans,
            new Plan.Download(0, plans.stream().flatMap(p -> p.pulls().stream()).toList()),
            Duration.between(begin, clock.instant()),
            all,
            pendingFails);
    return new Planned(plan, stacks);
  }

  /** The same stack as it is now, while its files count as they were read. */
  PlannedStack again(PlannedStack stack, Selection selection) {
    return plan(stack.wanted(), stack.plan().wave(), selection, Set.of());
  }

  /** The wave of each chosen stack, in their order; waves without a chosen stack do not count. */
  private Map<String, Integer> waves(Collection<String> chosen) {
    Map<String, Integer> waves = new LinkedHashMap<>();
    int number = 0;
    for (List<String> wave : homelab.graph().waves()) {
      List<String> own = wave.stream().filter(chosen::contains).toList();
      number += own.isEmpty() ? 0 : 1;
      for (String stack : own) {
        waves.put(stack, number);
      }
    }
    return waves;
  }

  private List<WantedStack> read(List<String> names) {
    List<WantedStack> wanted = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (String name : names) {
      try {
        wanted.add(reader.read(homelab.getStack(name)));
      } catch (InvalidException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidException("what the stacks say", problems);
    }
    return wanted;
  }

  private PlannedStack plan(WantedStack wanted, int wave, Selection selection, Set<String> pulls) {
    Stack stack = wanted.stack();
    StackKey key = key(stack);
    StackTarget target = targets.get(stack.target());
    Optional<Revision> last = store.current(key);
    refuseOtherProject(key, wanted);
    Observation observed = new AdoptedContainers(store).into(key, target, target.observe(wanted));
    Terms terms = terms(wanted);
    Set<String> known = new TreeSet<>(wanted.services().keySet());
    observed.containers().forEach(container -> known.add(container.service()));
    selection.check(stack.name(), known);
    List<ServiceChange> changes =
        AdoptedContainers.replaced(
            Planner.services(
                wanted,
                observed,
                new Remembered(store, key, last, terms, Set.of()),
                service -> selection.has(stack.name(), service)),
            observed);
    return new PlannedStack(
            key,
            target,
            wanted,
            observed,
            last,
            terms,
            plan(wanted, observed, changes, wave, pulls, last))
        .withStopFirst();
  }

  private StackPlan plan(
      WantedStack wanted,
      Observation observed,
      List<ServiceChange> changes,
      int wave,
      Set<String> pulls,
      Optional<Revision> last) {
    StackKey key = key(wanted.stack());
    Set<String> touched = new LinkedHashSet<>();
    changes.stream()
        .filter(change -> change.change() != Change.NONE)
        .forEach(change -> touched.add(change.service()));
    var things = new PlanThings(wanted, observed, changes, touched);
    StackTarget target = targets.get(wanted.stack().target());
    var before = new LastMounts(reader, wanted.stack(), present(key, last));
    Observation seen = new OtherProject(homelab, store).orElse(observed, wanted, key, target);
    var guard = new DataGuard(wanted, seen, observed.images(), target.data(), before);
    return new StackPlan(
        wanted.stack().name(),
        wave,
        store.newest(key),
        changes,
        things.newNetworks(),
        things.newVolumes(),
        things.unusedVolumes(),
        things.pulls(pulls),
        interrupted(wanted.stack().name(), changes),
        otherHands(key, things),
        things.noSureWayBack(),
        List.of(),
        guard.risks(changes),
        target.simulated());
  }

  /** What a deploy without an end left is nobody else's. */
  private List<String> otherHands(StackKey key, PlanThings things) {
    return unfinished.find(key).isPresent()
        ? List.of()
        : things.otherHands(store.containers().ids(key));
  }

  /** What was removed on purpose has no present any more. */
  private Optional<Revision> present(StackKey key, Optional<Revision> last) {
    return last.filter(revision -> store.removedAt(key).isEmpty());
  }

  /** The project's name is stored: another one would start an empty copy beside the old one. */
  private void refuseOtherProject(StackKey key, WantedStack wanted) {
    Optional<String> stored = store.project(key);
    if (stored.isPresent() && !stored.get().equals(wanted.project())) {
      throw OperationException.of(
          ErrorKind.REFUSED,
          "stack "
              + wanted.stack().name()
              + " was deployed as project "
              + stored.get()
              + " and is now called "
              + wanted.project()
              + ": a deploy would start an empty copy beside it",
          "set project: " + stored.get() + " in config/deployment.yaml",
          "or remove the old one first: steward stack remove " + wanted.stack().name());
    }
  }

  private List<String> interrupted(String stack, List<ServiceChange> changes) {
    Set<String> hosts = new TreeSet<>();
    for (ServiceChange change : changes) {
      if (change.change() == Change.NONE || change.change() == Change.CREATE) {
        continue;
      }
      for (Service service : homelab.servicesOf(stack)) {
        boolean runs =
            service.runs().isEmpty()
                || service.runs().contains(new ServiceName(stack, change.service()));
        if (runs) {
          service.hostname().ifPresent(hosts::add);
        }
      }
    }
    return List.copyOf(hosts);
  }

  private Terms terms(WantedStack wanted) {
    StackSettings own =
        Optional.ofNullable(settings.stacks().get(wanted.stack().name())).orElseThrow();
    return Terms.of(settings, own, wanted);
  }

  StackKey key(Stack stack) {
    return StackKey.of(homelab, stack);
  }

  private List<String> unfinished(List<PlannedStack> stacks) {
    return stacks.stream()
        .flatMap(stack -> unfinished.find(stack.key()).stream())
        .map(Unfinished.Notice::text)
        .toList();
  }

  /** What a deploy of what was selected would put down of a stack. */
  RevisionContent content(PlannedStack stack, Selection selection) {
    return selection.isWhole(stack.name())
        ? RevisionContent.whole(stack.wanted())
        : RevisionContent.partial(stack, present(stack.key(), stack.last()), selection);
  }

  private List<Plan.Held> held(List<PlannedStack> stacks, Selection selection) {
    var failed = new HeldRevision(store);
    return stacks.stream()
        .filter(stack -> !stack.plan().isEmpty())
        .flatMap(
            stack ->
                failed.find(stack, () -> content(stack, selection)).stream()
                    .map(revision -> new Plan.Held(stack.name(), revision.number())))
        .toList();
  }

  private Plan.Scene scene(List<PlannedStack> stacks, Selection selection) {
    Map<String, StackTarget> used = new LinkedHashMap<>();
    stacks.forEach(stack -> used.put(stack.target().name(), stack.target()));
    List<String> names = new ArrayList<>();
    Optional<Long> free = Optional.empty();
    for (StackTarget target : used.values()) {
      StackTarget.Facts facts = target.facts();
      names.add(facts.host() + ", " + facts.engine());
      free = used.size() == 1 ? facts.freeBytes() : Optional.empty();
    }
    return new Plan.Scene(
        homelab.folder().toString(),
        homelab.environment(),
        names,
        used.values().stream().anyMatch(StackTarget::simulated),
        free,
        unfinished(stacks),
        held(stacks, selection),
        stacks.stream().flatMap(s -> s.target().unlike(s.wanted()).stream()).toList(),
        selection.everything() ? List.of() : selection.names(),
        selection.since(),
        Optional.empty());
  }
}
