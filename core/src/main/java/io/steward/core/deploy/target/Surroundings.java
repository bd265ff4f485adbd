// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.docker.ContainerInfo;
import io.steward.core.docker.DockerEngine;
import io.steward.core.docker.EngineInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What has to be known besides a container to tell what it was asked to be.
 *
 * @param leaders the containers whose spaces others live in
 * @param lenders the containers whose mounts others have too, as these name them
 * @param engine what the engine does by itself
 */
record Surroundings(Leaders leaders, Map<String, ContainerInfo> lenders, EngineHabits engine) {

  /** What has to be known of these containers; asks for those that are not among them. */
  static Surroundings of(DockerEngine engine, EngineInfo info, List<ContainerInfo> containers) {
    Map<String, ContainerInfo> known = new HashMap<>();
    containers.forEach(container -> known.put(container.id(), container));
    Map<String, ContainerInfo> lenders = new HashMap<>();
    for (ContainerInfo container : containers) {
      for (String from : container.host().storage().volumesFrom()) {
        String name = lender(from);
        if (known.containsKey(name)) {
          lenders.put(name, known.get(name));
        } else if (!lenders.containsKey(name)) {
          engine.findContainer(name).ifPresent(found -> lenders.put(name, found));
        }
      }
    }
    return new Surroundings(Leaders.of(engine, containers), lenders, new EngineHabits(info));
  }

  /** Whose mounts a container has too; empty where one of these is gone. */
  List<ContainerInfo> lenders(ContainerInfo borrower) {
    List<ContainerInfo> found = new ArrayList<>();
    for (String entry : borrower.host().storage().volumesFrom()) {
      ContainerInfo lender = lenders.get(lender(entry));
      if (lender == null) {
        return List.of();
      }
      found.add(lender);
    }
    return found;
  }

  /** The container that an entry of {@code VolumesFrom} names. */
  private static String lender(String entry) {
    return entry.split(":", 2)[0];
  }
}
