// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.operation;

import io.steward.core.operation.OperationModule;
import io.steward.core.operation.Spec;
import java.util.List;

/** What a user can do with stacks, and the checks before work. */
public final class StackOperations implements OperationModule {
  @Override
  public List<Spec> operations() {
    return List.of(
        ListStacks.SPEC,
        PlanStacks.SPEC,
        FindDrift.SPEC,
        AdoptStack.SPEC,
        AcceptServices.SPEC,
        DeployStacks.SPEC,
        RollBackStacks.SPEC,
        ShowStatus.SPEC,
        DiffStack.SPEC,
        ListContainers.SPEC,
        ReadLogs.SPEC,
        RestartServices.SPEC,
        StopServices.SPEC,
        StartServices.SPEC,
        RemoveStacks.SPEC,
        PullImages.SPEC,
        ResumeStacks.SPEC,
        UnlockStacks.SPEC,
        ShowHistory.SPEC,
        RunDoctor.SPEC);
  }
}
