// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.ignore;

import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.Ignore;
import io.steward.core.lint.IgnoreRule;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Rules;
import io.steward.core.lint.Severity;

/** Finds what was accepted until a day that is over. */
final class ExpiredIgnore implements IgnoreRule {
  private static final String COMPOSE =
      """
      version: "3.8"
      services:
        web:
          image: nginx:1.27
      """;
  private static final String IGNORE =
      """
      ignore:
        old-tool:
          rule: obsolete-version
          stack: web
          reason: a tool on the old host reads it
          until: %s
      """;
  private static final RuleSpec SPEC =
      RuleSpec.rule("ignore-expired", Severity.WARNING)
          .finds("an ignore whose last day is over")
          .why("It was accepted for a time, and covers nothing any more.")
          .mend("mend what it covered, or write a new day with a new reason")
          .bad(
              Example.of("web/compose.yaml", COMPOSE)
                  .with("config/lint.yaml", IGNORE.formatted("2020-03-31")))
          .good(
              Example.of("web/compose.yaml", COMPOSE)
                  .with("config/lint.yaml", IGNORE.formatted("2099-03-31")))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(Ignore ignore, Rules rules, Findings findings) {
    if (ignore.isOver()) {
      findings.add(
          ignore.spot(), "ignored " + ignore.rule() + " until " + ignore.until().orElseThrow());
    }
  }
}
