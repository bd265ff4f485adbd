// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.operation;

import com.google.inject.Inject;
import io.steward.core.deploy.Inventory;
import io.steward.core.deploy.LabStatus;
import io.steward.core.deploy.Selection;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.util.List;

/** Shows how stacks are. */
final class ShowStatus implements Operation<ShowStatus.Input, LabStatus> {
  static final Spec SPEC =
      Spec.operation("stack", "status", ShowStatus.class)
          .summary("Shows how every service is, since when, and who stopped it")
          .details(
              """
              Looks at the containers now. Whether they still are what was deployed is shown by
              steward plan.""")
          .shortForm("status")
          .example("steward status", "every stack, or the one whose folder you stand in")
          .example("steward status media -o json", "one stack, for a program")
          .build();

  private final Homelab homelab;
  private final Inventory inventory;

  @Inject
  ShowStatus(Homelab homelab, Inventory inventory) {
    this.homelab = homelab;
    this.inventory = inventory;
  }

  record Input(
      @Arg(value = Words.STACKS, positional = true, label = Words.LABEL) List<String> stacks) {}

  @Override
  public LabStatus run(Input input, Run run) {
    return inventory.status(Selection.of(homelab, input.stacks(), run.folder()));
  }
}
