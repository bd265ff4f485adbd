// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.docker.ContainerInfo;
import io.steward.core.docker.DockerEngine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The containers whose network, process or IPC space others live in. */
final class Leaders {
  private Leaders() {}

  /** The ids of those that these containers live in and that are not there any more. */
  static Set<String> gone(DockerEngine engine, List<ContainerInfo> containers) {
    Set<String> gone = new HashSet<>();
    containers.forEach(container -> gone.addAll(container.host().namespaces().leaders()));
    containers.forEach(container -> gone.remove(container.id()));
    gone.removeIf(id -> engine.findContainer(id).isPresent());
    return gone;
  }
}
