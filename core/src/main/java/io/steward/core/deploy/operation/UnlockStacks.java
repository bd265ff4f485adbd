// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.operation;

import com.google.inject.Inject;
import io.steward.core.deploy.Selection;
import io.steward.core.deploy.StackUnlock;
import io.steward.core.deploy.Unlocked;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.util.List;

/** Takes the locks of stacks away from a run that hangs. */
final class UnlockStacks implements Operation<UnlockStacks.Input, Unlocked> {
  static final Spec SPEC =
      Spec.operation("stack", "unlock", UnlockStacks.class)
          .summary("Takes the lock of a stack away from a run that hangs")
          .details(
              """
              A lock goes by itself when its process ends. This is for one that hangs: its run
              changes nothing more once it notices, at its next step. Asks first when the process
              still runs. What it left half done is settled by steward stack resume.""")
          .example("steward stack unlock media --reason \"the NAS hangs\"", "one stack")
          .writes()
          .build();

  private final Homelab homelab;
  private final StackUnlock unlock;

  @Inject
  UnlockStacks(Homelab homelab, StackUnlock unlock) {
    this.homelab = homelab;
    this.unlock = unlock;
  }

  record Input(
      @Arg(
              value = "Whole stacks; the one whose folder you stand in",
              positional = true,
              label = "STACK")
          List<String> stacks,
      @Arg(value = "Why, for the audit log", label = "TEXT") String reason) {}

  @Override
  public Unlocked run(Input input, Run run) {
    return unlock.unlock(
        Selection.named(homelab, input.stacks(), run.folder()).whole("are locked"),
        input.reason(),
        run);
  }
}
