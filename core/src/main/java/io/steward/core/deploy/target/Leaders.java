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
 * @param there those that are there, by their ids
 */
record Leaders(Map<String, Leader> there) {
  /**
   * One of them.
   *
   * @param name the engine's name for it
   * @param started when it last began; the beginning of time for one that never did
   */
  record Leader(String name, Instant started) {
    private static Leader of(ContainerInfo container) {
      return new Leader(container.name(), start(container));
    }
  }

  /** No container, as an image has none. */
  static final Leaders NONE = new Leaders(Map.of());

  /** The leaders of these containers; asks for those that are not among them. */
  static Leaders of(DockerEngine engine, List<ContainerInfo> containers) {
    Set<String> wanted = new HashSet<>();
    containers.forEach(container -> wanted.addAll(container.host().namespaces().leaders()));
    Map<String, Leader> there = new HashMap<>();
    for (ContainerInfo container : containers) {
      if (wanted.remove(container.id())) {
        there.put(container.id(), Leader.of(container));
      }
    }
    wanted.forEach(id -> engine.findContainer(id).ifPresent(c -> there.put(id, Leader.of(c))));
    return new Leaders(there);
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
    Optional<Instant> began = Optional.ofNullable(there.get(leader)).map(Leader::started);
    if (began.isEmpty()) {
      return FieldWords.GONE;
    }
    boolean runs = container.state().status().equals("running");
    return runs && began.get().isAfter(start(container))
        ? FieldWords.LEFT_BEHIND
        : FieldWords.ANOTHER;
  }

  /** A mode that names its leader as a file does: a container made anew has another id. */
  String named(String mode) {
    return Optional.ofNullable(there.get(leader(mode)))
        .map(leader -> "container:" + leader.name())
        .orElse(mode);
  }
}
