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
import java.util.Set;

/** Finds words of the shell in a health check that runs without one. */
final class HealthcheckShellWords implements ServiceRule {
  private static final Set<String> WORDS = Set.of("||", "&&", "|", ";", ">", ">>", "<", "2>&1");
  private static final RuleSpec SPEC =
      RuleSpec.rule("healthcheck-shell-words", Severity.WARNING)
          .finds("a word of the shell in a health check that runs without a shell")
          .why("After CMD no shell is run: the program gets || and what follows as its arguments.")
          .mend("write test: [\"CMD-SHELL\", \"the whole line\"], or take the words out")
          .bad(
              """
              services:
                web:
                  image: nginx:1.27
                  healthcheck:
                    test: ["CMD", "curl", "-f", "http://localhost", "||", "exit", "1"]
              """)
          .good(
              """
              services:
                web:
                  image: nginx:1.27
                  healthcheck:
                    test: ["CMD-SHELL", "curl -f http://localhost || exit 1"]
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    List<ComposeNode> test =
        service.written("healthcheck", "test").map(ComposeNode::items).orElse(List.of());
    if (test.isEmpty() || !test.get(0).text().equals("CMD")) {
      return;
    }
    for (int index = 1; index < test.size(); index++) {
      String word = test.get(index).text();
      if (WORDS.contains(word)) {
        findings.add(
            service.valueAt("healthcheck", "test", String.valueOf(index)),
            "the health check of " + service.name() + " gives " + word + " to a program");
        return;
      }
    }
  }
}
