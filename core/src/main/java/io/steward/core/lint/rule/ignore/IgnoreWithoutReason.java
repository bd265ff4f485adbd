// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.ignore;

import io.steward.core.lint.Findings;
import io.steward.core.lint.Ignore;
import io.steward.core.lint.IgnoreRule;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Rules;
import io.steward.core.lint.Severity;

/** Finds what is accepted without saying why. */
final class IgnoreWithoutReason implements IgnoreRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("ignore-without-reason", Severity.WARNING)
          .finds("an ignore that does not say why")
          .why(
              "Nobody can tell in a year whether it still holds; until it says why, it covers nothing.")
          .mend("write the reason behind the name of the rule")
          .bad(
              """
              version: "3.8" # steward: ignore obsolete-version
              services:
                web:
                  image: nginx:1.27
              """)
          .good(
              """
              version: "3.8" # steward: ignore obsolete-version an older tool reads it too
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
    if (ignore.reason().isEmpty() && rules.find(ignore.rule()).isPresent()) {
      findings.add(ignore.spot(), "ignores " + ignore.rule() + " without a reason");
    }
  }
}
