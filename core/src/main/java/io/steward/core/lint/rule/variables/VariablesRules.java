// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.variables;

import com.google.inject.Inject;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RulePack;
import io.steward.core.process.ProcessRunner;
import java.util.List;

/** The pack {@code variables}. */
public final class VariablesRules implements RulePack {
  private final ProcessRunner runner;

  @Inject
  VariablesRules(ProcessRunner runner) {
    this.runner = runner;
  }

  @Override
  public String name() {
    return "variables";
  }

  @Override
  public String text() {
    return "Variables that are missing, lost or lie open";
  }

  @Override
  public List<Rule> rules() {
    return List.of(
        new MissingValue(),
        new DuplicateVariable(),
        new UnusedVariable(),
        new ReadableSecrets(),
        new SecretInGit(runner));
  }
}
