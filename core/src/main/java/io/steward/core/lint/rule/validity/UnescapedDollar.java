// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.validity;

import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintStack;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Severity;
import io.steward.core.lint.Spot;
import io.steward.core.lint.StrayDollars;

/** Finds dollar signs that Compose takes for its own and were meant for somebody else. */
final class UnescapedDollar implements Rule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("unescaped-dollar", Severity.ERROR)
          .finds("a dollar sign of a shell or of a hash that Compose takes for a variable")
          .why(
              "Compose puts nothing in its place, so that the shell sees no variable and the password never fits.")
          .mend("write $$ for each dollar sign of the value that is not meant for Compose")
          .bad(
              Example.of(
                  """
                  services:
                    web:
                      image: nginx:1.27
                      command: sh -c "cd $HOME && ./start"
                  """))
          .good(
              Example.of(
                  """
                  services:
                    web:
                      image: nginx:1.27
                      command: sh -c "cd $$HOME && ./start"
                  """))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintStack stack, Findings findings) {
    for (StrayDollars.Found found : StrayDollars.in(stack)) {
      String service = found.variable().services().stream().findFirst().orElse("");
      findings.add(
          new Spot(found.variable().position(), service, found.key()),
          found.hash()
              ? "a dollar sign of a hash is taken for a variable of Compose"
              : "$" + found.variable().name() + " is taken for a variable of Compose");
    }
  }
}
