// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Guards containers that another hand made: no deploy touches one before it was adopted. What a
 * deploy of Steward's left, or an interrupted one began, is its own.
 */
final class OtherHands {
  private final DeployStore store;

  OtherHands(DeployStore store) {
    this.store = store;
  }

  /**
   * Refuses a change of a stack that another hand made, or of a container of it.
   *
   * @throws OperationException of kind refused that names the way to adopt it
   */
  void refuse(PlannedStack stack) {
    List<ContainerState> strange = strange(stack.key(), stack.observed().containers());
    if (strange.isEmpty() || store.interruptions().open(stack.key()).isPresent()) {
      return;
    }
    if (stack.last().isEmpty()) {
      throw OperationException.of(
          ErrorKind.REFUSED,
          "stack "
              + stack.name()
              + " runs, but no deploy of Steward's made it: there would be no way back",
          "steward stack adopt "
              + stack.name()
              + "     takes it over without touching a container");
    }
    refuse(stack, strange);
  }

  private static void refuse(PlannedStack stack, List<ContainerState> strange) {
    Set<String> touched = new TreeSet<>();
    List<String> names = new ArrayList<>();
    for (ContainerState container : strange) {
      if (stack
          .plan()
          .find(container.service())
          .filter(c -> c.change() != Change.NONE)
          .isPresent()) {
        touched.add(container.service());
        names.add(container.name());
      }
    }
    if (!names.isEmpty()) {
      boolean one = names.size() == 1;
      throw OperationException.of(
          ErrorKind.REFUSED,
          String.join(", ", names)
              + (one ? " was" : " were")
              + " made by another hand, and the deploy of "
              + stack.name()
              + " would change "
              + (one ? "it" : "them"),
          "steward drift " + stack.name() + "     shows what the other hand did",
          "steward stack adopt " + stack.name() + "     lets deploys change it",
          "steward stack accept "
              + stack.name()
              + "/"
              + touched.iterator().next()
              + "     records what runs as deployed");
    }
  }

  /** What was there and was not left by a deploy. */
  private List<ContainerState> strange(StackKey key, List<ContainerState> there) {
    Set<String> known = store.containers().ids(key);
    return there.stream().filter(container -> !known.contains(container.id())).toList();
  }

  /** Of what there is now, what is Steward's: all but what was there before and strange. */
  List<ContainerState> without(Attempt attempt, List<ContainerState> now) {
    Set<String> strange = new TreeSet<>();
    strange(attempt.stack().key(), attempt.snapshot().containers())
        .forEach(container -> strange.add(container.id()));
    return now.stream().filter(container -> !strange.contains(container.id())).toList();
  }
}
