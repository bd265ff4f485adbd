// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.InvalidException;
import io.steward.core.homelab.Stack;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One stack where it runs.
 *
 * @param stack the stack of the homelab
 * @param key what the state calls it
 * @param target where it runs
 * @param store what is remembered of it
 * @param reader reads its files and revisions
 */
record StackSite(
    Stack stack, StackKey key, StackTarget target, DeployStore store, StackReader reader) {

  String name() {
    return stack.name();
  }

  /** The project it was deployed as, or else that of its files. */
  String project() {
    return store.project(key).orElseGet(() -> reader.read(stack).project());
  }

  /** What it was last told to be, or else what its files want. */
  WantedStack wanted() {
    return store
        .current(key)
        .map(revision -> reader.of(stack, revision))
        .orElseGet(() -> reader.read(stack));
  }

  /** The containers of the services that are meant. */
  List<ContainerState> containers(Selection selection) {
    List<ContainerState> containers =
        new AdoptedContainers(store).with(key, target, target.containers(project()));
    if (!selection.services().getOrDefault(name(), Set.of()).isEmpty()) {
      selection.check(name(), services(containers));
    }
    return containers.stream().filter(c -> selection.has(name(), c.service())).toList();
  }

  private Set<String> services(List<ContainerState> containers) {
    Set<String> names = new TreeSet<>();
    containers.forEach(container -> names.add(container.service()));
    try {
      names.addAll(wanted().services().keySet());
    } catch (InvalidException e) {
      // Files that cannot be read add no names; the containers have theirs.
      return names;
    }
    return names;
  }
}
