// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.validity;

import io.steward.core.compose.ComposeNode;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import java.util.List;
import java.util.Optional;

/** Finds tests of health checks that run something else than they say. */
final class HealthcheckCommand implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("healthcheck-test", Severity.ERROR)
          .finds("a test of a health check that cannot run as it is written")
          .why(
              """
              CMD and CMD-SHELL mean something only as the first item of a list: CMD runs the items after it as one
              program with its arguments, CMD-SHELL hands a single item to a shell. Otherwise the test never passes, or tests nothing.
              """)
          .mend("write test: [\"CMD\", \"PROGRAM\", \"ARGUMENT\"], or the line for the shell alone")
          .bad(
              """
              services:
                web:
                  image: nginx:1.27
                  healthcheck:
                    test: CMD curl -f http://localhost
              """)
          .good(
              """
              services:
                web:
                  image: nginx:1.27
                  healthcheck:
                    test: curl -f http://localhost
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    service
        .written("healthcheck", "test")
        .flatMap(test -> test.isList() ? ofList(test) : ofText(test))
        .ifPresent(
            wrong ->
                findings.add(
                    service.valueAt("healthcheck", "test"),
                    "the health check of " + service.name() + " " + wrong));
  }

  private static Optional<String> ofText(ComposeNode test) {
    String first = test.text().strip().split("\\s", 2)[0];
    if (List.of("CMD", "CMD-SHELL", "NONE").contains(first)) {
      return Optional.of("hands the word " + first + " to the shell, which knows no such program");
    }
    boolean list = test.text().strip().matches("\\[\\s*[\"']?(CMD|NONE).*\\]");
    return list ? Optional.of("hands a list in quotes to the shell") : Optional.empty();
  }

  private static Optional<String> ofList(ComposeNode test) {
    List<String> words = test.items().stream().map(ComposeNode::text).toList();
    if (words.isEmpty()) {
      return Optional.empty();
    }
    String first = words.get(0);
    if (first.equals("CMD") && words.size() == 2 && words.get(1).strip().matches("\\S+\\s.*")) {
      return Optional.of("runs a program whose name is the whole line; CMD splits no words");
    }
    if (first.equals("CMD-SHELL") && words.size() > 2) {
      return Optional.of("runs only '" + words.get(1) + "'; CMD-SHELL takes one item");
    }
    return Optional.empty();
  }
}
