// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.style;

import com.google.inject.Inject;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RulePack;
import java.util.List;

/** The pack {@code style}. */
public final class StyleRules implements RulePack {
  @Inject
  StyleRules() {}

  @Override
  public String name() {
    return "style";
  }

  @Override
  public String text() {
    return "How files are written, and how things are named in this homelab";
  }

  @Override
  public List<Rule> rules() {
    return List.of(
        new KeyOrder(),
        new PortQuotes(),
        new PortOrder(),
        new ServiceNames(),
        new ContainerNames(),
        new RequiredLabels(),
        new FileName(),
        new ProjectName(),
        new TrailingBlanks(),
        new TabSigns());
  }

  @Override
  public boolean onByDefault() {
    return false;
  }
}
