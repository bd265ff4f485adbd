// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.ContainerState.Condition;
import io.steward.core.deploy.ContainerState.Status;
import io.steward.core.deploy.LeftContainers.Left;
import io.steward.core.deploy.ServiceDrift.State;
import io.steward.core.deploy.Survey.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares what was deployed of one stack with what a look at its target showed. */
final class DriftFinder {
  private final Deployed deployed;
  private final Survey survey;
  private final ServiceComparison comparison;
  private final Map<String, List<Seen>> seen = new LinkedHashMap<>();
  private final Map<String, List<String>> marks = new LinkedHashMap<>();

  DriftFinder(Deployed deployed, Survey survey) {
    this.deployed = deployed;
    this.survey = survey;
    this.comparison = new ServiceComparison(deployed, survey.images());
    for (Seen container : survey.of(deployed.project())) {
      seen.computeIfAbsent(container.state().service(), s -> new ArrayList<>()).add(container);
    }
  }

  /** Every service it knows: those of the revision, and those that have containers. */
  Set<String> services() {
    Set<String> services = new LinkedHashSet<>(deployed.wanted().services().keySet());
    services.addAll(seen.keySet());
    deployed.left().forEach(left -> services.add(left.service()));
    return services;
  }

  /** Marks of everything that a service differs in, accepted or not; known once it was found. */
  List<String> marks(String service) {
    return marks.getOrDefault(service, List.of());
  }

  /** What a service has now. */
  List<ContainerState> containers(String service) {
    return seen(service).stream().map(Seen::state).toList();
  }

  private List<Seen> seen(String service) {
    return seen.getOrDefault(service, List.of());
  }

  /** The names of containers that no deploy left. */
  List<String> otherHands() {
    Set<String> known = deployed.left().stream().map(Left::id).collect(Collectors.toSet());
    return seen.values().stream()
        .flatMap(List::stream)
        .map(Seen::state)
        .filter(container -> !known.contains(container.id()))
        .map(ContainerState::name)
        .sorted()
        .toList();
  }

  /** The ids of the containers that a deploy left of a service, there or not. */
  Set<String> left(String service) {
    return deployed.left().stream()
        .filter(row -> row.service().equals(service))
        .map(Left::id)
        .collect(Collectors.toSet());
  }

  /** How a service is other than it was deployed; empty when it is as it was. */
  Optional<ServiceDrift> find(String service) {
    List<Seen> containers = seen(service);
    List<Left> left =
        deployed.left().stream().filter(row -> row.service().equals(service)).toList();
    Optional<Stops.Stop> stop =
        deployed.stops().stream().filter(s -> s.service().equals(service)).findFirst();
    if (containers.isEmpty()) {
      return left.isEmpty() ? Optional.empty() : Optional.of(plain(service, State.MISSING, stop));
    }
    WantedService wanted = deployed.wanted().services().get(service);
    if (wanted == null) {
      return extra(service, containers, left);
    }
    if (stop.filter(mark -> mark.holds(containers(service))).isPresent()) {
      return Optional.of(plain(service, State.STOPPED, stop));
    }
    Optional<ServiceDrift> ended = ended(service, containers);
    return changed(wanted, containers, left)
        .or(() -> ended)
        .or(() -> stop.map(s -> plain(service, State.STARTED, stop)));
  }

  private ServiceDrift plain(String service, State state, Optional<Stops.Stop> stop) {
    return new ServiceDrift(service, state, List.of(), ids(service), Optional.empty(), "", stop);
  }

  private List<String> ids(String service) {
    return containers(service).stream().map(ContainerState::id).toList();
  }

  private Optional<ServiceDrift> extra(String service, List<Seen> containers, List<Left> left) {
    Set<String> known = left.stream().map(Left::id).collect(Collectors.toSet());
    return containers.stream()
        .filter(container -> !known.contains(container.state().id()))
        .findFirst()
        .map(
            container ->
                new ServiceDrift(
                    service,
                    State.EXTRA,
                    List.of(),
                    ids(service),
                    Optional.of(container.created()),
                    OtherHand.of(container, false, survey),
                    Optional.empty()));
  }

  private Optional<ServiceDrift> changed(
      WantedService wanted, List<Seen> containers, List<Left> left) {
    Set<String> known = left.stream().map(Left::id).collect(Collectors.toSet());
    Map<FieldKey, FieldChange> differences = new TreeMap<>();
    Optional<Seen> first = Optional.empty();
    for (Seen container : containers) {
      Map<FieldKey, FieldChange> own = open(wanted, left, container.state());
      if (!own.isEmpty() && first.isEmpty()) {
        first = Optional.of(container);
      }
      own.forEach(differences::putIfAbsent);
    }
    if (containers.size() != wanted.replicas()) {
      var count = comparison.count(wanted, containers.size(), containers.get(0).state().id());
      marks.computeIfAbsent(wanted.name(), s -> new ArrayList<>()).add(count.mark());
      if (!deployed.accepted().contains(count.mark())) {
        differences.put(count.key(), count.change());
      }
    }
    if (differences.isEmpty()) {
      return Optional.empty();
    }
    boolean onlyImage = differences.keySet().stream().allMatch(k -> k.field().equals("image"));
    Optional<Seen> stranger = first.filter(c -> !known.contains(c.state().id()));
    return Optional.of(
        new ServiceDrift(
            wanted.name(),
            State.CHANGED,
            PortAddress.inOneLine(List.copyOf(differences.values())),
            ids(wanted.name()),
            stranger.map(Seen::created).or(() -> fileTime(differences)),
            stranger.map(container -> OtherHand.of(container, onlyImage, survey)).orElse(""),
            Optional.empty()));
  }

  private Map<FieldKey, FieldChange> open(
      WantedService wanted, List<Left> left, ContainerState container) {
    Map<FieldKey, FieldChange> open = new TreeMap<>();
    for (ServiceComparison.Difference difference : comparison.of(wanted, left, container)) {
      marks.computeIfAbsent(wanted.name(), s -> new ArrayList<>()).add(difference.mark());
      if (!deployed.accepted().contains(difference.mark())) {
        open.put(difference.key(), difference.change());
      }
    }
    return open;
  }

  /** When the file changed, where nothing else did. */
  private Optional<Instant> fileTime(Map<FieldKey, FieldChange> differences) {
    boolean files = differences.keySet().stream().allMatch(key -> key.field().equals("file"));
    return files && differences.size() == 1
        ? comparison.changedAt(differences.keySet().iterator().next().name())
        : Optional.empty();
  }

  /** It lies stopped, or is frozen, and nobody asked Steward for it. */
  private Optional<ServiceDrift> ended(String service, List<Seen> containers) {
    List<ContainerState> open = containers.stream().map(Seen::state).filter(this::isOpen).toList();
    List<FieldChange> paused =
        open.stream()
            .filter(state -> state.condition().status() == Status.PAUSED)
            .map(state -> FieldChange.note("state", state.name(), state.condition().words()))
            .toList();
    if (!paused.isEmpty()) {
      return Optional.of(ended(service, State.PAUSED, paused, Optional.empty()));
    }
    return open.stream()
        .findFirst()
        .map(ContainerState::condition)
        .map(
            condition ->
                ended(
                    service,
                    State.ENDED,
                    List.of(FieldChange.note("state", "", condition.words())),
                    condition.status() == Status.DEAD ? Optional.empty() : condition.finishedAt()));
  }

  private ServiceDrift ended(
      String service, State state, List<FieldChange> words, Optional<Instant> at) {
    return new ServiceDrift(service, state, words, ids(service), at, "", Optional.empty());
  }

  /** Whether it does not run, and that was not accepted. */
  private boolean isOpen(ContainerState state) {
    Condition condition = state.condition();
    boolean frozen = condition.status() == Status.PAUSED || condition.status() == Status.DEAD;
    if (!state.isDown() && !frozen) {
      return false;
    }
    String mark = Accepted.mark(state.id(), FieldKey.of("state"), "", condition.words());
    marks.computeIfAbsent(state.service(), s -> new ArrayList<>()).add(mark);
    return !deployed.accepted().contains(mark);
  }
}
