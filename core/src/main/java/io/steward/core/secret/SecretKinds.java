// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.secret;

import io.steward.core.kind.KindModule;
import io.steward.core.kind.KindSpec;
import java.util.List;

/** The secret stores that come with Steward. */
public final class SecretKinds implements KindModule {
  @Override
  public List<KindSpec<?, ?>> kinds() {
    return List.of(EnvironmentStore.OfEnvironment.SPEC, FileStore.OfFolder.SPEC);
  }
}
