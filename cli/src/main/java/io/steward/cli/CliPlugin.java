// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.kind.HomelabPlugin;
import io.steward.core.operation.OperationModule;
import java.util.List;

/** What the command adds to Steward: the completion of its own words. */
public final class CliPlugin implements HomelabPlugin {
  @Override
  public List<OperationModule> operations() {
    return List.of(() -> List.of(WriteCompletion.SPEC));
  }
}
