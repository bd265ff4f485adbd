// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.operation;

import com.google.inject.Inject;
import io.steward.core.deploy.ContainerList;
import io.steward.core.deploy.Inventory;
import io.steward.core.deploy.Selection;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.util.List;

/** Lists the containers of stacks. */
final class ListContainers implements Operation<ListContainers.Input, ContainerList> {
  static final Spec SPEC =
      Spec.operation("stack", "ps", ListContainers.class)
          .summary("Lists the containers of stacks, stopped ones too")
          .shortForm("ps")
          .example("steward ps", "every stack, or the one whose folder you stand in")
          .example("steward ps media/jellyfin", "one service")
          .build();

  private final Homelab homelab;
  private final Inventory inventory;

  @Inject
  ListContainers(Homelab homelab, Inventory inventory) {
    this.homelab = homelab;
    this.inventory = inventory;
  }

  record Input(
      @Arg(value = Words.STACKS, positional = true, label = Words.LABEL) List<String> stacks) {}

  @Override
  public ContainerList run(Input input, Run run) {
    return inventory.containers(Selection.of(homelab, input.stacks(), run.folder()));
  }
}
