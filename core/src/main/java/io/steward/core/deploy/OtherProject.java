// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.homelab.Homelab;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what runs of a stack under another project, brought up by hand from its folder: Steward has
 * no name stored for it yet that it could hold it to.
 *
 * @param homelab whose other stacks may share the folder
 * @param store what is stored of them
 */
record OtherProject(Homelab homelab, DeployStore store) {
  /** What there is of a stack, or else what runs of it under another name. */
  Observation orElse(Observation observed, WantedStack wanted, StackKey key, StackTarget target) {
    boolean known = store.project(key).isPresent() || store.removedAt(key).isPresent();
    if (known || !observed.containers().isEmpty()) {
      return observed;
    }
    Set<String> others =
        homelab.stacks().values().stream()
            .flatMap(stack -> store.project(StackKey.of(homelab, stack)).stream())
            .collect(Collectors.toSet());
    List<ContainerState> beside =
        target.madeIn(wanted.stack().dir()).entrySet().stream()
            .filter(made -> !others.contains(made.getKey()))
            .flatMap(made -> made.getValue().stream())
            .toList();
    return new Observation(beside, observed.images(), observed.networks(), observed.volumes());
  }
}
