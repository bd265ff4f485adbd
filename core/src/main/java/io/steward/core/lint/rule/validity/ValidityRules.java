// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.validity;

import com.google.inject.Inject;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RulePack;
import java.util.List;

/** The pack {@code validity}. */
public final class ValidityRules implements RulePack {
  @Inject
  ValidityRules() {}

  @Override
  public String name() {
    return "validity";
  }

  @Override
  public String text() {
    return "What Compose or the engine refuses, or takes otherwise than it looks";
  }

  @Override
  public List<Rule> rules() {
    return List.of(
        new InvalidCompose(),
        new ObsoleteVersion(),
        new DuplicatePort(),
        new DuplicateContainerName(),
        new BuildAndImage(),
        new Base60Port(),
        new UnescapedDollar(),
        new DuplicateMount(),
        new MountTarget(),
        new HealthcheckCommand(),
        new HealthcheckShellWords(),
        new UnmetHealthCondition(),
        new UnsureHealthCondition());
  }
}
