// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.ContainerState.Condition;
import io.steward.core.deploy.ContainerState.Health;
import io.steward.core.deploy.ContainerState.Status;
import io.steward.core.deploy.StackStatus.Grade;
import io.steward.core.deploy.StackStatus.ServiceStatus;
import io.steward.core.error.HomelabException;
import io.steward.core.error.InvalidException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks how one stack is. */
final class StatusReader {
  private final StackSite site;
  private final Unfinished unfinished;
  private final Selection selection;
  private String problem = "";
  private boolean reachable = true;

  StatusReader(StackSite site, Unfinished unfinished, Selection selection) {
    this.site = site;
    this.unfinished = unfinished;
    this.selection = selection;
  }

  StackStatus read() {
    Optional<Instant> removed = site.store().removedAt(site.key());
    Optional<Revision> last = site.store().current(site.key()).filter(r -> removed.isEmpty());
    Map<String, Integer> wanted = wanted();
    List<ServiceStatus> services = new ArrayList<>();
    try {
      List<ContainerState> containers =
          problem.isEmpty() || site.store().project(site.key()).isPresent()
              ? site.containers(selection)
              : List.of();
      services.addAll(services(wanted, containers));
    } catch (HomelabException e) {
      reachable = false;
      problem = "could not be looked at: " + e.getMessage();
    }
    return new StackStatus(
        site.name(),
        site.target().name(),
        last.map(Revision::number).orElse(0),
        last.map(revision -> revision.origin().at()),
        last.map(revision -> revision.origin().actor()).orElse(""),
        removed,
        services,
        unfinished.find(site.key()).map(Unfinished.Notice::text).orElse(""),
        problem,
        reachable,
        site.target().simulated());
  }

  /** The services the files want, with how many containers each; none when they are not valid. */
  private Map<String, Integer> wanted() {
    Map<String, Integer> wanted = new LinkedHashMap<>();
    try {
      site.reader()
          .read(site.stack())
          .services()
          .values()
          .forEach(service -> wanted.put(service.name(), service.replicas()));
    } catch (InvalidException e) {
      problem = "its files cannot be read (steward plan " + site.name() + " says why)";
    }
    return wanted;
  }

  private List<ServiceStatus> services(
      Map<String, Integer> wanted, List<ContainerState> containers) {
    Map<String, List<ContainerState>> byService = new LinkedHashMap<>();
    wanted.keySet().stream()
        .filter(service -> selection.has(site.name(), service))
        .forEach(service -> byService.put(service, new ArrayList<>()));
    for (ContainerState container : containers) {
      byService.computeIfAbsent(container.service(), s -> new ArrayList<>()).add(container);
    }
    Set<String> left = site.store().containers().services(site.key());
    Map<String, Stops.Stop> stops = new LinkedHashMap<>();
    site.store().stops().of(site.key()).forEach(stop -> stops.put(stop.service(), stop));
    List<ServiceStatus> services = new ArrayList<>();
    byService.forEach(
        (name, own) -> {
          int replicas = wanted.getOrDefault(name, wanted.isEmpty() ? own.size() : -1);
          if (own.isEmpty() && replicas != 0) {
            services.add(absent(name, left.contains(name)));
          } else if (!own.isEmpty()) {
            services.add(service(name, own, replicas, Optional.ofNullable(stops.get(name))));
          }
        });
    return services;
  }

  /** Nothing is missing that no deploy left. */
  private static ServiceStatus absent(String name, boolean left) {
    return new ServiceStatus(
        name,
        left ? Grade.MISSING : Grade.NOT_DEPLOYED,
        left ? "missing" : "not deployed",
        Optional.empty(),
        "",
        0,
        "",
        Optional.empty());
  }

  private ServiceStatus service(
      String name, List<ContainerState> own, int replicas, Optional<Stops.Stop> stop) {
    ContainerState worst = own.get(0);
    for (ContainerState container : own) {
      boolean worse = grade(container.condition()).compareTo(grade(worst.condition())) > 0;
      worst = worse ? container : worst;
    }
    Grade grade = grade(worst.condition());
    boolean stopped = stop.filter(mark -> mark.holds(own)).isPresent();
    if (stopped) {
      grade = Grade.STOPPED;
    } else if (replicas < 0) {
      grade = Grade.LEFT_OVER;
    } else if (own.size() < replicas) {
      grade = Grade.MISSING;
    }
    boolean cutOff = grade == Grade.WELL && own.stream().anyMatch(ContainerState::isCutOff);
    return new ServiceStatus(
        name,
        cutOff ? Grade.SICK : grade,
        worst.condition().words(),
        since(worst.condition()),
        worst.fields().find("image").orElse(worst.imageId()),
        own.size(),
        cutOff ? cutOff() : worst.condition().message(),
        stopped ? stop : Optional.empty());
  }

  private String cutOff() {
    return "cut off: what it lives in is another container now; steward deploy " + site.name();
  }

  private static Grade grade(Condition condition) {
    if (condition.isFine() || condition.isDone()) {
      return Grade.WELL;
    }
    boolean starts = condition.status() == Status.RUNNING && condition.health() == Health.STARTING;
    return starts ? Grade.STARTING : Grade.SICK;
  }

  /** Since when it runs, or lies stopped. */
  static Optional<Instant> since(Condition condition) {
    return condition.status() == Status.RUNNING ? condition.startedAt() : condition.finishedAt();
  }
}
