// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.validity;

import io.steward.core.error.Problem;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintStack;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Severity;
import io.steward.core.lint.Spot;

/** Finds what keeps the files of a stack from being read; other rules wait until they can be. */
final class InvalidCompose implements Rule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("compose-invalid", Severity.ERROR)
          .finds("files that Compose refuses")
          .why("Nothing of the stack can be started or changed, and no other rule can look at it.")
          .mend("correct the key; steward compose config prints what the files mean then")
          .sameAs("dclint invalid-schema", "dclint invalid-yaml")
          .bad(
              """
              services:
                web:
                  image: nginx:1.27
                  networks: [front]
              """)
          .good(
              """
              services:
                web:
                  image: nginx:1.27
                  networks: [front]
              networks:
                front:
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintStack stack, Findings findings) {
    for (Problem problem : stack.problems()) {
      Spot spot = new Spot(problem.position(), service(problem.key()), problem.key());
      String message =
          problem.key().isEmpty() ? problem.message() : problem.key() + ": " + problem.message();
      findings.add(spot, message, problem.hint().orElse(SPEC.mend()));
    }
  }

  private static String service(String key) {
    String[] parts = key.split("\\.", 3);
    return parts.length > 1 && parts[0].equals("services") ? parts[1] : "";
  }
}
