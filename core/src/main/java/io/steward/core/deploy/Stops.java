// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.state.Database;
import io.steward.core.state.Sql;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
  public record Stop(String service, String actor, String reason, Instant at) {}

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

  /** Their names. */
  Set<String> services(StackKey key) {
    return of(key).stream().map(Stop::service).collect(Collectors.toSet());
  }

  /** Those of them that still lie stopped. */
  Set<String> inForce(StackKey key, List<ContainerState> containers) {
    return inForce(services(key), containers);
  }

  /** A mark counts as long as every container of its service lies stopped, and no longer. */
  static Set<String> inForce(Set<String> marked, List<ContainerState> containers) {
    Set<String> lying = new TreeSet<>();
    containers.forEach(container -> lying.add(container.service()));
    lying.retainAll(marked);
    containers.stream()
        .filter(container -> !container.isAtRest())
        .forEach(container -> lying.remove(container.service()));
    return lying;
  }
}
