// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.ignore;

import com.google.inject.Inject;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RulePack;
import java.util.List;

/** The pack {@code ignore}. */
public final class IgnoreRules implements RulePack {
  @Inject
  IgnoreRules() {}

  @Override
  public String name() {
    return "ignore";
  }

  @Override
  public String text() {
    return "What was said to be accepted, and should not be any more";
  }

  @Override
  public List<Rule> rules() {
    return List.of(new UnusedIgnore(), new IgnoreWithoutReason(), new ExpiredIgnore());
  }
}
