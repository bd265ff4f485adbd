// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.error.HomelabException;
import io.steward.core.error.InvalidException;
import io.steward.core.homelab.Homelab;
import io.steward.core.homelab.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds how what runs is other than what was last deployed. Touches nothing. */
public final class Drifts {
  private final StackSites sites;
  private final Homelab homelab;
  private final Workbench bench;
  private final Unfinished unfinished;

  @Inject
  Drifts(StackSites sites, Unfinished unfinished) {
    this.sites = sites;
    this.unfinished = unfinished;
    this.homelab = sites.homelab();
    this.bench = sites.bench();
  }

  /**
   * Compares what was selected. Each target is asked for one list and one look at each container.
   *
   * @param driftFails whether drift is no success
   */
  public Drift find(Selection selection, boolean driftFails) {
    Instant begin = bench.clock().instant();
    List<Case> cases = sites.each(selection, this::read);
    Map<String, Look> looks = looks(cases, selection.everything());
    List<StackDrift> stacks =
        cases.stream().map(known -> stack(known, look(looks, known), selection)).toList();
    return new Drift(
        homelab.folder().toString(),
        homelab.environment(),
        begin,
        Duration.between(begin, bench.clock().instant()),
        stacks,
        selection.everything() ? outside(cases, looks) : List.of(),
        driftFails);
  }

  /** One stack, what was deployed of it if anything was, and what has no end yet. */
  private record Case(
      StackSite site, Optional<Deployed> deployed, String unfinished, Optional<Instant> removedAt) {
    /** What a deploy without an end made is nobody else's. */
    ServiceDrift told(ServiceDrift drift) {
      return unfinished.isEmpty() ? drift : drift.byNobody();
    }

    List<String> otherHands(DriftFinder finder) {
      return unfinished.isEmpty() ? finder.otherHands() : List.of();
    }
  }

  /** What a target showed, or why it did not. */
  private record Look(Optional<Survey> survey, String problem) {}

  private Case read(StackSite site) {
    Optional<Instant> removed = site.store().removedAt(site.key());
    Optional<Deployed> deployed =
        site.store()
            .current(site.key())
            .filter(revision -> removed.isEmpty())
            .map(revision -> Deployed.of(site, revision, onFileChange(site.stack())));
    String open = unfinished.find(site.key()).map(Unfinished.Notice::text).orElse("");
    return new Case(site, deployed, open, removed);
  }

  private FileChange onFileChange(Stack stack) {
    return sites.settings(stack.name()).onFileChange();
  }

  private Map<String, Look> looks(List<Case> cases, boolean everything) {
    Map<String, List<Case>> byTarget = new LinkedHashMap<>();
    for (Case known : cases) {
      byTarget.computeIfAbsent(known.site().target().name(), t -> new ArrayList<>()).add(known);
    }
    List<Look> looks =
        Workers.map(byTarget.size(), List.copyOf(byTarget.values()), of -> look(of, everything));
    Map<String, Look> byName = new LinkedHashMap<>();
    int index = 0;
    for (String target : byTarget.keySet()) {
      byName.put(target, looks.get(index++));
    }
    return byName;
  }

  private static Look look(List<Case> cases, boolean everything) {
    Set<String> projects = new TreeSet<>();
    Set<String> images = new TreeSet<>();
    for (Case known : cases) {
      known
          .deployed()
          .ifPresent(
              deployed -> {
                projects.add(deployed.project());
                deployed.wanted().services().values().forEach(s -> images.add(s.image()));
              });
    }
    try {
      StackTarget target = cases.get(0).site().target();
      return new Look(
          Optional.of(target.survey(new Survey.Scope(projects, everything, images))), "");
    } catch (HomelabException e) {
      return new Look(Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  private static Look look(Map<String, Look> looks, Case known) {
    return Optional.ofNullable(looks.get(known.site().target().name())).orElseThrow();
  }

  private static StackDrift stack(Case known, Look look, Selection selection) {
    if (known.deployed().isEmpty() || look.survey().isEmpty()) {
      String problem = known.deployed().isEmpty() ? "" : look.problem();
      return drift(known, 0, Found.NOTHING, problem);
    }
    var finder = new DriftFinder(known.deployed().get(), look.survey().get());
    selection.check(known.site().name(), finder.services());
    List<String> services =
        finder.services().stream()
            .filter(service -> selection.has(known.site().name(), service))
            .toList();
    List<ServiceDrift> found =
        services.stream()
            .flatMap(service -> finder.find(service).stream())
            .map(known::told)
            .toList();
    List<ServiceDrift> drifted = found.stream().filter(ServiceDrift::isDrift).toList();
    return drift(
        known,
        services.size(),
        new Found(
            removed(known.site().target(), finder, found),
            known.otherHands(finder),
            new PutBack(known.deployed().get(), finder).names(drifted)),
        "");
  }

  /** What was found of one stack. */
  private record Found(List<ServiceDrift> services, List<String> otherHands, List<String> putBack) {
    static final Found NOTHING = new Found(List.of(), List.of(), List.of());
  }

  /** How those went that are missing, where the target still knows. */
  private static List<ServiceDrift> removed(
      StackTarget target, DriftFinder finder, List<ServiceDrift> found) {
    Set<String> missing = new TreeSet<>();
    found.stream()
        .filter(drift -> drift.state() == ServiceDrift.State.MISSING)
        .forEach(drift -> missing.addAll(finder.left(drift.service())));
    if (missing.isEmpty()) {
      return found;
    }
    Map<String, Removal> removals = removals(target, missing);
    return found.stream()
        .map(
            drift ->
                finder.left(drift.service()).stream()
                    .filter(id -> missing.contains(id) && removals.containsKey(id))
                    .map(removals::get)
                    .max(Comparator.comparing(Removal::at))
                    .map(drift::removed)
                    .orElse(drift))
        .toList();
  }

  private static Map<String, Removal> removals(StackTarget target, Set<String> ids) {
    try {
      return target.removals(ids);
    } catch (HomelabException e) {
      // That they are gone is known; how they went is not.
      return Map.of();
    }
  }

  private static StackDrift drift(Case known, int compared, Found found, String problem) {
    return new StackDrift(
        known.site().name(),
        known.site().target().name(),
        known.deployed().map(deployed -> deployed.revision().number()).orElse(0),
        compared,
        found.services(),
        found.otherHands(),
        found.putBack(),
        known.unfinished(),
        known.removedAt(),
        problem,
        known.site().target().simulated());
  }

  private List<Drift.Outside> outside(List<Case> cases, Map<String, Look> looks) {
    List<Drift.Outside> outside = new ArrayList<>();
    looks.forEach(
        (target, look) -> {
          Set<String> ours = new TreeSet<>();
          Set<String> adopted = new TreeSet<>();
          cases.stream()
              .filter(known -> known.site().target().name().equals(target))
              .map(Case::site)
              .forEach(site -> adopted.addAll(site.store().containers().ids(site.key())));
          cases.stream()
              .filter(known -> known.site().target().name().equals(target))
              .forEach(known -> ours.add(project(known)));
          look.survey().stream()
              .flatMap(survey -> survey.containers().stream())
              .filter(seen -> !ours.contains(seen.project()))
              .filter(seen -> !adopted.contains(seen.state().id()))
              .map(seen -> outside(target, seen))
              .sorted(Comparator.comparing(Drift.Outside::name))
              .forEach(outside::add);
        });
    return outside;
  }

  private static Drift.Outside outside(String target, Survey.Seen seen) {
    ContainerState container = seen.state();
    return new Drift.Outside(
        target,
        container.name(),
        container.id(),
        seen.project(),
        container.condition().words(),
        StatusReader.since(container.condition()));
  }

  /** Files that cannot be read leave the name of the folder, which Compose would take. */
  private static String project(Case known) {
    try {
      return known
          .deployed()
          .map(Deployed::project)
          .orElseGet(() -> known.site().reader().read(known.site().stack()).project());
    } catch (InvalidException e) {
      Stack stack = known.site().stack();
      return stack.project().orElse(String.valueOf(stack.dir().getFileName()));
    }
  }
}
