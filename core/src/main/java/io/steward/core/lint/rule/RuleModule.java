// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import io.steward.core.lint.RulePack;
import io.steward.core.lint.rule.ignore.IgnoreRules;
import io.steward.core.lint.rule.network.NetworkRules;
import io.steward.core.lint.rule.reliability.ReliabilityRules;
import io.steward.core.lint.rule.security.SecurityRules;
import io.steward.core.lint.rule.traefik.TraefikRules;
import io.steward.core.lint.rule.validity.ValidityRules;

/** Binds the packs of rules that come with Steward. */
public final class RuleModule extends AbstractModule {
  @Override
  protected void configure() {
    Multibinder<RulePack> packs = Multibinder.newSetBinder(binder(), RulePack.class);
    pack(packs, IgnoreRules.class);
    pack(packs, NetworkRules.class);
    pack(packs, ReliabilityRules.class);
    pack(packs, SecurityRules.class);
    pack(packs, TraefikRules.class);
    pack(packs, ValidityRules.class);
  }

  private void pack(Multibinder<RulePack> packs, Class<? extends RulePack> pack) {
    bind(pack);
    packs.addBinding().to(pack);
  }
}
