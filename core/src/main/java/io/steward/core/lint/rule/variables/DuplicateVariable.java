// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.variables;

import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintStack;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Severity;
import io.steward.core.lint.Spot;
import java.util.HashMap;
import java.util.Map;

/** Finds variables that a file sets twice. */
final class DuplicateVariable implements Rule {
  private static final String COMPOSE =
      """
      services:
        db:
          image: postgres:${POSTGRES_VERSION}
      """;
  private static final RuleSpec SPEC =
      RuleSpec.rule("duplicate-variable", Severity.WARNING)
          .finds("a variable that a file sets twice")
          .why("Only the last value counts; who changes the first wonders why nothing happens.")
          .mend("take one of the lines out")
          .bad(
              Example.of("compose.yaml", COMPOSE)
                  .with(".env", "POSTGRES_VERSION=16.6\nPOSTGRES_VERSION=17.2\n"))
          .good(Example.of("compose.yaml", COMPOSE).with(".env", "POSTGRES_VERSION=17.2\n"))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintStack stack, Findings findings) {
    for (EnvFile file : EnvFile.of(stack)) {
      Map<String, Integer> seen = new HashMap<>();
      for (EnvFile.Line line : file.lines()) {
        Integer before = seen.put(line.name(), line.number());
        if (before != null) {
          findings.add(
              Spot.of(file.source().at(line.number(), line.column())),
              line.name() + " is set in line " + before + " too, which does not count");
        }
      }
    }
  }
}
