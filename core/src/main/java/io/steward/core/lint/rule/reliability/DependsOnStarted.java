// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.reliability;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;

/** Finds services that do not wait until what they need is ready. */
final class DependsOnStarted implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("depends-without-condition", Severity.WARNING)
          .finds("a dependency with a health check that is not waited for")
          .why(
              """
              It starts as soon as the other container runs, which is long before a database answers.
              """)
          .mend(
              """
              write depends_on: with condition: service_healthy
              """)
          .bad(
              """
              services:
                app:
                  image: nextcloud:30.0
                  depends_on: [db]
                db:
                  image: postgres:17.2
                  healthcheck:
                    test: ["CMD", "pg_isready"]
              """)
          .good(
              """
              services:
                app:
                  image: nextcloud:30.0
                  depends_on:
                    db: { condition: service_healthy }
                db:
                  image: postgres:17.2
                  healthcheck:
                    test: ["CMD", "pg_isready"]
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    if (!service.has("depends_on")) {
      return;
    }
    service
        .compose()
        .dependsOn()
        .forEach(
            (name, dependency) -> {
              boolean checked =
                  service
                      .stack()
                      .service(name)
                      .filter(s -> s.has("healthcheck", "test"))
                      .isPresent();
              if (checked && dependency.condition().equals("service_started")) {
                findings.add(
                    service.at("depends_on", name),
                    service.name() + " does not wait until " + name + " is healthy");
              }
            });
  }
}
