// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.variables;

import io.steward.core.compose.MissingVariable;
import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintStack;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Severity;
import io.steward.core.lint.Spot;
import io.steward.core.lint.StrayDollars;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds variables that have neither a value nor a default. */
final class MissingValue implements Rule {
  private static final String COMPOSE =
      """
      services:
        db:
          image: postgres:${POSTGRES_VERSION}
      """;
  private static final RuleSpec SPEC =
      RuleSpec.rule("missing-variable", Severity.ERROR)
          .finds("a variable without a value or a default")
          .why("Compose puts in nothing and goes on; Steward refuses to deploy it.")
          .mend(
              "set it in .env or in environment of deployment.yaml, or write a default: ${NAME:-default}")
          .bad(Example.of("compose.yaml", COMPOSE).with(".env", "TZ=Europe/Berlin\n"))
          .good(
              Example.of("compose.yaml", COMPOSE)
                  .with(".env", "TZ=Europe/Berlin\nPOSTGRES_VERSION=17.2\n"))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintStack stack, Findings findings) {
    List<MissingVariable> missing =
        stack.project().map(project -> project.missingVariables()).orElse(List.of());
    Set<MissingVariable> stray =
        StrayDollars.in(stack).stream()
            .map(StrayDollars.Found::variable)
            .collect(Collectors.toSet());
    for (MissingVariable variable : missing) {
      if (!stray.contains(variable)) {
        String service = variable.services().stream().findFirst().orElse("");
        String users =
            variable.services().isEmpty()
                ? ""
                : ", used by " + String.join(", ", variable.services());
        findings.add(
            new Spot(variable.position(), service, ""), variable.name() + " has no value" + users);
      }
    }
  }
}
