// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import io.steward.core.homelab.Inspection;

/** Binds what looks at Compose files; packs of rules bind themselves into the set of them. */
public final class LintModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Rules.class);
    bind(Linter.class);
    bind(HomelabLint.class);
    Multibinder.newSetBinder(binder(), RulePack.class);
    Multibinder.newSetBinder(binder(), Inspection.class).addBinding().to(HomelabLint.class);
  }
}
