// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server.auth;

import io.steward.core.operation.OperationModule;
import io.steward.core.operation.Spec;
import java.util.List;

/** Binds the operations on tokens. */
public final class TokenOperations implements OperationModule {
  @Override
  public List<Spec> operations() {
    return List.of(CreateToken.SPEC, ListTokens.SPEC, RevokeToken.SPEC);
  }
}
