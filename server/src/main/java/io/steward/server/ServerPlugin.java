// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import com.google.inject.Module;
import io.steward.core.kind.HomelabPlugin;
import io.steward.core.operation.OperationModule;
import io.steward.core.operation.Spec;
import io.steward.server.auth.AuthModule;
import io.steward.server.auth.TokenOperations;
import java.util.List;

/** What the server brings to Steward: the operations {@code serve} and {@code token …}. */
public final class ServerPlugin implements HomelabPlugin {
  @Override
  public List<OperationModule> operations() {
    return List.of(new ServerOperations(), new TokenOperations());
  }

  @Override
  public List<Module> modules() {
    return List.of(new AuthModule());
  }

  /** Binds the operation of the server itself. */
  private static final class ServerOperations implements OperationModule {
    @Override
    public List<Spec> operations() {
      return List.of(Serve.SPEC);
    }
  }
}
