// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.operation;

import com.google.inject.Inject;
import io.steward.core.deploy.Inventory;
import io.steward.core.deploy.StackList;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;

/** Lists the stacks of the homelab. */
final class ListStacks implements Operation<ListStacks.Input, StackList> {
  static final Spec SPEC =
      Spec.operation("stack", "list", ListStacks.class)
          .summary("Lists the stacks with their waves, targets and revisions")
          .details("Asks no target: what runs is shown by steward status.")
          .example("steward stack list", "every stack, in the order they are deployed")
          .build();

  private final Inventory inventory;

  @Inject
  ListStacks(Inventory inventory) {
    this.inventory = inventory;
  }

  record Input() {}

  @Override
  public StackList run(Input input, Run run) {
    return inventory.list();
  }
}
