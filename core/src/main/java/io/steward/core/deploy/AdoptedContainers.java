// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.LeftContainers.Left;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Containers that were adopted though Compose did not make them. Each stands for its service until
 * a deploy has Compose make one.
 */
record AdoptedContainers(DeployStore store) {
  /** The number of such a container among those of its service; Compose counts from 1. */
  static final int NUMBER = 0;

  /** The containers of a project, and those that were adopted for services without any. */
  List<ContainerState> with(StackKey key, StackTarget target, List<ContainerState> ofProject) {
    Set<String> there = ofProject.stream().map(ContainerState::service).collect(Collectors.toSet());
    Map<String, String> open = new HashMap<>();
    for (Left left : store.containers().of(key)) {
      if (!there.contains(left.service())) {
        open.put(left.id(), left.service());
      }
    }
    if (open.isEmpty()) {
      return ofProject;
    }
    List<ContainerState> all = new ArrayList<>(ofProject);
    for (ContainerState found : target.inspect(open.keySet())) {
      if (found.service().isEmpty()) {
        all.add(found.adoptedFor(open.getOrDefault(found.id(), "")));
      }
    }
    return all;
  }

  Observation into(StackKey key, StackTarget target, Observation observed) {
    List<ContainerState> all = with(key, target, observed.containers());
    return new Observation(all, observed.images(), observed.networks(), observed.volumes());
  }

  /** The same changes, where each container of another maker is replaced in any case. */
  static List<ServiceChange> replaced(List<ServiceChange> changes, Observation observed) {
    return changes.stream().map(change -> replaced(change, observed)).toList();
  }

  static FieldChange note(ContainerState container) {
    return FieldChange.note(
        "container", container.name(), "was made without Compose, which makes it anew");
  }

  private static ServiceChange replaced(ServiceChange change, Observation observed) {
    return observed.of(change.service()).stream()
        .filter(ContainerState::isAdopted)
        .findFirst()
        .map(
            container -> {
              List<FieldChange> fields = new ArrayList<>();
              fields.add(note(container));
              fields.addAll(change.fields());
              return new ServiceChange(
                  change.service(), Change.RECREATE, fields, change.containers());
            })
        .orElse(change);
  }
}
