// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.operation;

import com.google.inject.Inject;
import io.steward.core.deploy.History;
import io.steward.core.deploy.Inventory;
import io.steward.core.deploy.StackRevision;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.util.Optional;

/** Shows what a stack was told to be. */
final class ShowHistory implements Operation<ShowHistory.Input, History> {
  static final Spec SPEC =
      Spec.operation("stack", "history", ShowHistory.class)
          .summary("Lists the revisions of a stack, or shows one of them in full")
          .details(
              """
              At most the last 100 are listed: when, how it ended, how long it took, who, why, and
              what happened to which service. With a number, the whole story of one: each change,
              what the gate said, and what failed services wrote before they were removed. A
              revision that failed is held. How many are kept is set by state.keep in
              deployment.yaml.""")
          .example("steward stack history media", "its revisions, newest first")
          .example("steward stack history media 31", "everything that is known of revision 31")
          .build();

  private final Homelab homelab;
  private final Inventory inventory;

  @Inject
  ShowHistory(Homelab homelab, Inventory inventory) {
    this.homelab = homelab;
    this.inventory = inventory;
  }

  record Input(
      @Arg(value = Words.STACK, positional = true, label = "STACK") Optional<String> stack,
      @Arg(value = "The number of a revision, from 1", positional = true)
          Optional<Integer> revision) {}

  @Override
  public History run(Input input, Run run) {
    return inventory.history(
        StackRevision.of(homelab, input.stack(), input.revision(), run.folder()));
  }
}
