// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.platform;

import com.google.inject.Inject;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RulePack;
import java.util.List;

/** The pack {@code platform}. */
public final class PlatformRules implements RulePack {
  @Inject
  PlatformRules() {}

  @Override
  public String name() {
    return "platform";
  }

  @Override
  public String text() {
    return "What the place where a stack runs cannot do, or takes no notice of";
  }

  @Override
  public List<Rule> rules() {
    return List.of(
        new SwarmOnlyKey(),
        new IgnoredGrantRights(),
        new PortainerBind(),
        new PortainerBuild(),
        new PortainerFile());
  }
}
