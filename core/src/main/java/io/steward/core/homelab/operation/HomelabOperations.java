// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.operation;

import io.steward.core.operation.OperationModule;
import io.steward.core.operation.Spec;
import java.util.List;

/** The operations on the configuration and on the services. */
public final class HomelabOperations implements OperationModule {
  @Override
  public List<Spec> operations() {
    return List.of(
        Initialise.SPEC,
        ValidateConfiguration.SPEC,
        ShowConfiguration.SPEC,
        WriteSchema.SPEC,
        ListServices.SPEC,
        ShowService.SPEC,
        DrawServices.SPEC);
  }
}
