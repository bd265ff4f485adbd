// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import static io.steward.core.docker.HostSettings.Namespaces.leader;

import io.steward.core.deploy.FieldWords;
import io.steward.core.deploy.StackTarget.CutOff;
import io.steward.core.docker.ContainerInfo;
import io.steward.core.docker.ContainerSummary;
import io.steward.core.docker.DockerEngine;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The containers whose network, process or IPC space others live in.
 *
 * @param started when each of those that are there last began; the beginning of time for one that
 *     never did
 */
record Leaders(Map<String, Instant> started) {
  /** No container, as an image has none. */
  static final Leaders NONE = new Leaders(Map.of());

  /** The leaders of these containers; asks for those that are not among them. */
  static Leaders of(DockerEngine engine, List<ContainerInfo> containers) {
    Set<String> wanted = new HashSet<>();
    containers.forEach(container -> wanted.addAll(container.host().namespaces().leaders()));
    Map<String, Instant> started = new HashMap<>();
    for (ContainerInfo container : containers) {
      if (wanted.remove(container.id())) {
        started.put(container.id(), start(container));
      }
    }
    wanted.forEach(id -> engine.findContainer(id).ifPresent(c -> started.put(id, start(c))));
    return new Leaders(started);
  }

  /** Who runs in the network of one of these and was left behind without any. */
  static List<CutOff> cutOff(DockerEngine engine, Set<String> leaders) {
    Set<String> tenants =
        engine.listContainers(Map.of()).stream()
            .filter(container -> container.state().equals("running"))
            .filter(container -> leaders.contains(leader(container.networkMode())))
            .map(ContainerSummary::id)
            .collect(Collectors.toSet());
    List<ContainerInfo> containers = engine.inspectContainers(tenants);
    Leaders now = of(engine, containers);
    return containers.stream()
        .filter(c -> !now.words(c, c.host().namespaces().network()).equals(FieldWords.ANOTHER))
        .map(c -> new CutOff(c.name(), c.project().orElse("")))
        .toList();
  }

  private static Instant start(ContainerInfo container) {
    return container.state().startedAt().orElse(Instant.MIN);
  }

  /**
   * What a container says of one of its spaces. A leader that is started makes its spaces anew, and
   * who runs in the old ones stays there alone.
   */
  String words(ContainerInfo container, String mode) {
    String leader = leader(mode);
    if (leader.isEmpty()) {
      return FieldWords.mode(mode);
    }
    Optional<Instant> began = Optional.ofNullable(started.get(leader));
    if (began.isEmpty()) {
      return FieldWords.GONE;
    }
    boolean runs = container.state().status().equals("running");
    return runs && began.get().isAfter(start(container))
        ? FieldWords.LEFT_BEHIND
        : FieldWords.ANOTHER;
  }

  /** The names of the leaders of a container, by their ids; one that is gone has none. */
  static Map<String, String> names(DockerEngine engine, ContainerInfo container) {
    Map<String, String> names = new HashMap<>();
    for (String id : container.host().namespaces().leaders()) {
      engine.findContainer(id).ifPresent(leader -> names.put(id, leader.name()));
    }
    return names;
  }

  /** A mode that names its leader as a file does: a container made anew has another id. */
  static String named(String mode, Map<String, String> names) {
    String leader = leader(mode);
    return names.containsKey(leader) ? "container:" + names.get(leader) : mode;
  }
}
