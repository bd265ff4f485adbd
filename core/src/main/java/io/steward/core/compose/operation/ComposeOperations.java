// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose.operation;

import io.steward.core.operation.OperationModule;
import io.steward.core.operation.Spec;
import java.util.List;

/** What a user can do with Compose files. */
public final class ComposeOperations implements OperationModule {
  @Override
  public List<Spec> operations() {
    return List.of(RenderCompose.SPEC);
  }
}
