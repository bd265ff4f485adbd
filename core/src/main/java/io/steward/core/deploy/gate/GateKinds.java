// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.gate;

import io.steward.core.kind.KindModule;
import io.steward.core.kind.KindSpec;
import java.util.List;

/** The readiness gates that come with Steward. */
public final class GateKinds implements KindModule {
  @Override
  public List<KindSpec<?, ?>> kinds() {
    return List.of(ContainerKind.SPEC, HttpKind.SPEC, TcpKind.SPEC);
  }
}
