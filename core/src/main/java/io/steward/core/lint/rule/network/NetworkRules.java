// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.network;

import com.google.inject.Inject;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RulePack;
import java.util.List;

/** The pack {@code network}. */
public final class NetworkRules implements RulePack {
  @Inject
  NetworkRules() {}

  @Override
  public String name() {
    return "network";
  }

  @Override
  public String text() {
    return "Which services reach each other, and from where they are reached";
  }

  @Override
  public List<Rule> rules() {
    return List.of(
        new MixedExposure(),
        new ExposedDatabase(),
        new DefaultBridge(),
        new PortBesideProxy(),
        new InternalPublished(),
        new UnusedNetwork(),
        new OverlappingSubnets());
  }
}
