// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.ignore;

import io.steward.core.error.Names;
import io.steward.core.lint.Findings;
import io.steward.core.lint.Ignore;
import io.steward.core.lint.IgnoreRule;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Rules;
import io.steward.core.lint.Severity;

/** Finds what is accepted and not there. */
final class UnusedIgnore implements IgnoreRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("ignore-unused", Severity.WARNING)
          .finds("an ignore that covers no finding")
          .why(
              """
              What it accepted is gone, or its name is wrong; the next real finding in its place
              would be hidden.""")
          .mend("take the ignore out, or correct the name of its rule")
          .bad(
              """
              services:
                web:
                  image: nginx:1.27 # steward: ignore docker-socket reads labels
              """)
          .good(
              """
              services:
                web:
                  image: nginx:1.27
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(Ignore ignore, Rules rules, Findings findings) {
    if (ignore.used()) {
      return;
    }
    if (ignore.rule().isEmpty()) {
      findings.add(ignore.spot(), "the ignore names no rule", "name the rule and say why");
    } else if (rules.find(ignore.rule()).isEmpty()) {
      findings.add(
          ignore.spot(),
          "there is no rule '" + ignore.rule() + "'",
          Names.suggestion(ignore.rule(), rules.names())
              .orElse("steward compose rules lists them"));
    } else if (!ignore.reason().isEmpty() && !ignore.isOver()) {
      findings.add(ignore.spot(), "nothing here is found by rule " + ignore.rule());
    }
  }
}
