// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.operation;

import io.steward.core.operation.OperationModule;
import io.steward.core.operation.Spec;
import java.util.List;

/** What a user can have looked at. */
public final class LintOperations implements OperationModule {
  @Override
  public List<Spec> operations() {
    return List.of(LintStacks.SPEC, ListRules.SPEC);
  }
}
