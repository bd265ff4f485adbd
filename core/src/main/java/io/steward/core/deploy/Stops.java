// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.state.Database;
import io.steward.core.state.Sql;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Remembers what was stopped on purpose, by whom and why. Thread-safe. */
public final class Stops {
  private final Database database;
  private final Clock clock;

  Stops(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A service that somebody stopped on purpose. */
  public record Stop(String service, String actor, String reason, Instant at) {
    /**
     * Whether its containers, of which there are some, lie as they were left: at rest, and never
     * started since.
     */
    boolean holds(List<ContainerState> own) {
      return own.stream().allMatch(ContainerState::isAtRest)
          && own.stream()
              .flatMap(container -> container.condition().startedAt().stream())
              .noneMatch(at::isBefore);
    }
  }

  /** Remembers that services were stopped on purpose. */
  void stopped(StackKey key, List<String> services, String actor, String reason) {
    Sql sql = database.sql();
    sql.transaction(
        () -> {
          started(key, services);
          for (String service : services) {
            sql.update(
                "INSERT INTO deploy_stop (stack_key, service, actor, reason, stopped)"
                    + " VALUES (?, ?, ?, ?, ?)",
                key.toString(),
                service,
                actor,
                reason,
                clock.instant());
          }
        });
  }

  /** Forgets that services were stopped. */
  void started(StackKey key, List<String> services) {
    for (String service : services) {
      database
          .sql()
          .update(
              "DELETE FROM deploy_stop WHERE stack_key = ? AND service = ?",
              key.toString(),
              service);
    }
  }

  /** The services of a stack that were stopped on purpose. */
  public List<Stop> of(StackKey key) {
    return database
        .sql()
        .query(
            "SELECT service, actor, reason, stopped FROM deploy_stop WHERE stack_key = ?"
                + " ORDER BY service",
            row ->
                new Stop(
                    row.text("service"),
                    row.text("actor"),
                    row.text("reason"),
                    row.instant("stopped")),
            key.toString());
  }

  /** The services among them that still lie stopped. */
  Set<String> inForce(StackKey key, List<ContainerState> containers) {
    return inForce(of(key), containers);
  }

  /** A mark counts as long as the containers of its service lie as they were left. */
  static Set<String> inForce(List<Stop> marks, List<ContainerState> containers) {
    Map<String, List<ContainerState>> byService =
        containers.stream().collect(Collectors.groupingBy(ContainerState::service));
    return marks.stream()
        .filter(stop -> byService.containsKey(stop.service()))
        .filter(stop -> stop.holds(byService.getOrDefault(stop.service(), List.of())))
        .map(Stop::service)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
