// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which services of a plan are replaced some containers at a time, and which all at once by
 * Compose.
 *
 * @param stack the planned stack
 */
record Paces(PlannedStack stack) {
  /**
   * How one service is replaced.
   *
   * @param startFirst whether new containers are ready before old ones stop
   * @param atOnce how many containers at a time, from 1
   * @param delay how long to wait between two groups
   */
  record Pace(boolean startFirst, int atOnce, Duration delay) {}

  /** Empty for one that Compose replaces at once. */
  Optional<Pace> of(String name) {
    Optional<WantedService> service = replaced(name);
    if (service.isEmpty() || isAdopted(name) || keepsOwnVolumes(name)) {
      return Optional.empty();
    }
    Pacing asked = asked(service.get());
    boolean startFirst = wantsStartFirst(asked) && obstacle(service.get()).isEmpty();
    int all = Math.max(service.get().replicas(), stack.observed().of(name).size());
    int parallelism = asked.parallelism().orElse(0);
    int atOnce = parallelism == 0 ? all : Math.min(parallelism, all);
    return startFirst || atOnce < all
        ? Optional.of(new Pace(startFirst, atOnce, asked.delay().orElse(Duration.ZERO)))
        : Optional.empty();
  }

  /** A service of the plan whose containers are replaced by others. */
  private Optional<WantedService> replaced(String name) {
    return stack
        .plan()
        .find(name)
        .filter(change -> change.change() == Change.RECREATE && !change.onlyScales())
        .flatMap(change -> Optional.ofNullable(stack.wanted().services().get(name)))
        .filter(service -> service.replicas() > 0);
  }

  private Pacing asked(WantedService service) {
    return stack.terms().pacing().or(service.rollout().pacing());
  }

  private static boolean wantsStartFirst(Pacing asked) {
    return asked.order().filter(order -> order == UpdateOrder.START_FIRST).isPresent();
  }

  /** One that Compose did not make is set aside as a whole until its successor is ready. */
  private boolean isAdopted(String name) {
    return stack.observed().of(name).stream().anyMatch(ContainerState::isAdopted);
  }

  /** Anonymous volumes: only a replacement by Compose hands them on, with what is in them. */
  private boolean keepsOwnVolumes(String name) {
    Set<String> ids =
        stack.observed().of(name).stream().map(ContainerState::id).collect(Collectors.toSet());
    return !stack.target().withOwnVolumes(ids).isEmpty();
  }

  /** Why the stack's own settings cannot be followed, in sentences without a full stop. */
  List<String> problems() {
    if (!wantsStartFirst(stack.terms().pacing())) {
      return List.of();
    }
    return refusals().stream()
        .map(
            refusal ->
                "start-first is not possible for "
                    + refusal
                    + "; say order for single services in deploy.update_config of the Compose file")
        .toList();
  }

  /** What is done otherwise than the Compose files say. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    refusals()
        .forEach(refusal -> remarks.add("Replaced stop-first, not start-first: " + refusal + "."));
    return remarks;
  }

  /** What a plan says of it, in sentences without a full stop. */
  List<String> sentences() {
    List<String> problems = problems();
    return problems.isEmpty()
        ? refusals().stream().map(refusal -> "stop-first, not start-first: " + refusal).toList()
        : problems;
  }

  private List<String> refusals() {
    List<String> refusals = new ArrayList<>();
    for (ServiceChange change : stack.plan().changes()) {
      replaced(change.service())
          .filter(service -> wantsStartFirst(asked(service)))
          .flatMap(service -> reason(service).map(why -> service.name() + ", which " + why))
          .ifPresent(refusals::add);
    }
    return refusals;
  }

  private Optional<String> reason(WantedService service) {
    return obstacle(service)
        .or(
            () ->
                keepsOwnVolumes(service.name())
                    ? Optional.of("has an anonymous volume that only a replacement keeps")
                    : Optional.empty());
  }

  /** Why two generations of a service cannot run side by side; empty when they can. */
  private Optional<String> obstacle(WantedService service) {
    if (isAdopted(service.name())) {
      return Optional.of("was adopted from another hand");
    }
    Optional<String> inhabitant =
        stack.wanted().services().values().stream()
            .filter(other -> other.follows().contains(service.name()))
            .map(WantedService::name)
            .findFirst();
    if (inhabitant.isPresent()) {
      return Optional.of("is the network or process space of " + inhabitant.get());
    }
    if (!service.follows().isEmpty()) {
      return Optional.of(
          "lives in the network or process space of " + String.join(", ", service.follows()));
    }
    return service.fields().values().entrySet().stream()
        .flatMap(field -> obstacle(field.getKey(), field.getValue()).stream())
        .findFirst();
  }

  private static Optional<String> obstacle(FieldKey key, String value) {
    boolean readOnly = value.endsWith("(read-only)");
    return switch (key.field()) {
      case "container name" -> Optional.of("has the fixed name " + value);
      case "port" ->
          key.name().matches("(.*:)?\\d+ → .*")
              ? Optional.of("publishes " + key.name())
              : Optional.empty();
      case "network mode" ->
          value.equals("none") ? Optional.empty() : Optional.of("has the network mode " + value);
      case "network" ->
          value.contains(" at ")
              ? Optional.of("has a fixed address on " + key.name())
              : Optional.empty();
      case FieldWords.MAC_ADDRESS -> Optional.of("has a fixed MAC address");
      case "device" -> Optional.of("has the device " + key.name());
      case "mount" ->
          !readOnly && (value.startsWith("volume ") || value.startsWith("/"))
              ? Optional.of("writes to " + key.name() + ", and two would at the same time")
              : Optional.empty();
      default -> Optional.empty();
    };
  }
}
