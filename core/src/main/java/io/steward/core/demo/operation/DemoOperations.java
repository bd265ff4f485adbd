// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.demo.operation;

import io.steward.core.operation.OperationModule;
import io.steward.core.operation.Spec;
import java.util.List;

/** What shows Steward to somebody who has no homelab at hand. */
public final class DemoOperations implements OperationModule {
  @Override
  public List<Spec> operations() {
    return List.of(RunDemo.SPEC);
  }
}
