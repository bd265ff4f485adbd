// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import com.google.inject.Inject;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RulePack;
import java.util.List;

/** The pack {@code traefik}. */
public final class TraefikRules implements RulePack {
  @Inject
  TraefikRules() {}

  @Override
  public String name() {
    return "traefik";
  }

  @Override
  public String text() {
    return "What Traefik 2 and 3 make of labels, and whom they let in";
  }

  @Override
  public List<Rule> rules() {
    return List.of(
        new Unreachable(),
        new WrongNetwork(),
        new RuleMissing(),
        new RuleInvalid(),
        new PortUnclear(),
        new UnknownEntryPoint(),
        new UnknownMiddleware(),
        new UnknownResolver(),
        new UnknownService(),
        new DuplicateRouter(),
        new UnknownLabel(),
        new NotEnabled(),
        new DeployLabels(),
        new IgnoredArguments(),
        new OpenToAll(),
        new OpenDashboard(),
        new ExposedByDefault(),
        new PublicWithoutTls(),
        new NoSecurityHeaders(),
        new NoHttp3(),
        new NoCompression());
  }
}
