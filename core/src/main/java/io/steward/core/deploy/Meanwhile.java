// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tells containers that somebody else made while the gate was waiting from those of the deploy.
 *
 * @param stack the name of the stack
 * @param made ids of the containers that were there when Compose had ended
 */
record Meanwhile(String stack, Set<String> made) {
  /** From now on every new container is another's. */
  static Meanwhile since(PlannedStack stack) {
    return new Meanwhile(stack.name(), stack.target().ids(stack.wanted().project()));
  }

  /** Containers that are still those of the deploy. */
  List<ContainerState> without(List<ContainerState> now) {
    return now.stream().filter(container -> made.contains(container.id())).toList();
  }

  /** Services that another hand has made containers of. */
  Set<String> touched(List<ContainerState> now) {
    return now.stream()
        .filter(container -> !made.contains(container.id()))
        .map(ContainerState::service)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  List<String> remarks(List<ContainerState> now, int revision) {
    return touched(now).stream()
        .map(
            service ->
                service
                    + " was replaced by another hand meanwhile: whether it is that of revision "
                    + revision
                    + " tells steward plan "
                    + stack)
        .toList();
  }
}
