// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Json;
import io.steward.core.state.Database;
import io.steward.core.state.Sql;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Remembers the containers that the last deploy of each stack left. Others were made by another
 * hand, and a service of these that has none any more is missing. Thread-safe.
 */
final class LeftContainers {
  private final Database database;

  LeftContainers(Database database) {
    this.database = database;
  }

  /**
   * A container that a deploy left.
   *
   * @param image the id of the image its service was deployed with; empty where it is not known
   */
  record Left(String id, String service, String image) {}

  /** What the last deploy of a stack left. */
  List<Left> of(StackKey key) {
    return database
        .sql()
        .query(
            "SELECT container, service, image FROM deploy_container WHERE stack_key = ?",
            row -> new Left(row.text("container"), row.text("service"), row.text("image")),
            key.toString());
  }

  /** The ids of what the last deploy of a stack left. */
  Set<String> ids(StackKey key) {
    return read("container", key);
  }

  /** The services that the last deploy left with containers, and that nobody removed since. */
  Set<String> services(StackKey key) {
    return read("service", key);
  }

  private Set<String> read(String column, StackKey key) {
    return new HashSet<>(
        database
            .sql()
            .query(
                "SELECT DISTINCT " + column + " FROM deploy_container WHERE stack_key = ?",
                row -> row.text(column),
                key.toString()));
  }

  /**
   * Notes what there is after a deploy; a container that stayed keeps the image that was noted with
   * it. A service that is still wanted and has no container stays known as missing.
   */
  void replace(Revision revision, List<ContainerState> containers) {
    Map<String, String> images =
        of(revision.key()).stream()
            .filter(left -> !left.image().isEmpty())
            .collect(Collectors.toMap(Left::id, Left::image));
    Set<String> gone = wanted(revision);
    containers.forEach(container -> gone.remove(container.service()));
    forget(
        revision.key(),
        services(revision.key()).stream().filter(service -> !gone.contains(service)).toList());
    for (ContainerState container : containers) {
      add(revision.key(), container, images.getOrDefault(container.id(), container.imageId()));
    }
  }

  /** Notes a container; {@code image} is the one that its service was deployed with. */
  void add(StackKey key, ContainerState container, String image) {
    Sql sql = database.sql();
    sql.update(
        "INSERT INTO deploy_container (stack_key, container, service, image) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (stack_key, container) DO UPDATE SET image = excluded.image",
        key.toString(),
        container.id(),
        container.service(),
        image);
  }

  /** Takes what there is for what a deploy left; {@code images} are those known by service. */
  void adopt(StackKey key, List<ContainerState> containers, Map<String, String> images) {
    database
        .sql()
        .transaction(
            () -> {
              forget(key, containers.stream().map(ContainerState::service).distinct().toList());
              containers.forEach(
                  container ->
                      add(
                          key,
                          container,
                          images.getOrDefault(container.service(), container.imageId())));
            });
  }

  private static Set<String> wanted(Revision revision) {
    return Json.read(revision.rendered(), "a revision").get("services")
            instanceof Map<?, ?> services
        ? services.keySet().stream().map(String::valueOf).collect(Collectors.toSet())
        : new HashSet<>();
  }

  /** Forgets those of services that were removed on purpose. */
  void forget(StackKey key, List<String> services) {
    for (String service : services) {
      database
          .sql()
          .update(
              "DELETE FROM deploy_container WHERE stack_key = ? AND service = ?",
              key.toString(),
              service);
    }
  }
}
