// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import com.google.inject.Binder;
import com.google.inject.multibindings.Multibinder;
import io.steward.core.kind.KindModule;
import io.steward.core.kind.KindSpec;
import io.steward.core.state.Schema;
import java.util.List;

/** The stack targets that come with Steward. */
public final class TargetKinds implements KindModule {
  @Override
  public List<KindSpec<?, ?>> kinds() {
    return List.of(LocalKind.SPEC, SimulatedKind.SPEC);
  }

  @Override
  public void configure(Binder binder) {
    KindModule.super.configure(binder);
    Multibinder.newSetBinder(binder, Schema.class).addBinding().toInstance(StoredWorld.SCHEMA);
  }
}
