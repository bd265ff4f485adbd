// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import io.steward.core.lint.RulePack;
import io.steward.core.lint.rule.ignore.IgnoreRules;
import io.steward.core.lint.rule.network.NetworkRules;
import io.steward.core.lint.rule.platform.PlatformRules;
import io.steward.core.lint.rule.reliability.ReliabilityRules;
import io.steward.core.lint.rule.security.SecurityRules;
import io.steward.core.lint.rule.style.StyleRules;
import io.steward.core.lint.rule.traefik.TraefikRules;
import io.steward.core.lint.rule.validity.ValidityRules;
import io.steward.core.lint.rule.variables.VariablesRules;
import io.steward.core.process.ProcessRunner;

/** Binds the packs of rules that come with Steward. */
public final class RuleModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(ProcessRunner.class).toInstance(new ProcessRunner());
    Multibinder<RulePack> packs = Multibinder.newSetBinder(binder(), RulePack.class);
    pack(packs, IgnoreRules.class);
    pack(packs, NetworkRules.class);
    pack(packs, PlatformRules.class);
    pack(packs, ReliabilityRules.class);
    pack(packs, SecurityRules.class);
    pack(packs, StyleRules.class);
    pack(packs, TraefikRules.class);
    pack(packs, ValidityRules.class);
    pack(packs, VariablesRules.class);
  }

  private void pack(Multibinder<RulePack> packs, Class<? extends RulePack> pack) {
    bind(pack);
    packs.addBinding().to(pack);
  }
}
