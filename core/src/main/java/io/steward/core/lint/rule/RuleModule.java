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
    Multibinder<RulePack> packs = Multibinder.newSetBinder(binder(), RulePack.class);
    packs.addBinding().to(IgnoreRules.class);
    packs.addBinding().to(NetworkRules.class);
    packs.addBinding().to(PlatformRules.class);
    packs.addBinding().to(ReliabilityRules.class);
    packs.addBinding().to(SecurityRules.class);
    packs.addBinding().to(StyleRules.class);
    packs.addBinding().to(TraefikRules.class);
    packs.addBinding().to(ValidityRules.class);
    packs.addBinding().to(VariablesRules.class);
    bind(IgnoreRules.class);
    bind(NetworkRules.class);
    bind(PlatformRules.class);
    bind(ReliabilityRules.class);
    bind(SecurityRules.class);
    bind(StyleRules.class);
    bind(TraefikRules.class);
    bind(ValidityRules.class);
    bind(VariablesRules.class);
    bind(ProcessRunner.class).toInstance(new ProcessRunner());
  }
}
