// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.validity;

import io.steward.core.compose.HealthCheck;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import java.util.Optional;

/** Finds dependencies on the health of a service that has no health check in the file. */
final class UnsureHealthCondition implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("unsure-health-condition", Severity.WARNING)
          .finds("waiting for the health of a service without a health check in the file")
          .why(
              "It works only where the image brings a health check; else Compose ends with"
                  + " \"container has no healthcheck configured\".")
          .mend(
              "give the other service a healthcheck with a test, or wait for condition:"
                  + " service_started")
          .bad(
              """
              services:
                app:
                  image: ghcr.io/paperless-ngx/paperless-ngx:2.13
                  depends_on:
                    cache:
                      condition: service_healthy
                cache:
                  image: redis:7.4
                  healthcheck:
                    interval: 10s
              """)
          .good(
              """
              services:
                app:
                  image: ghcr.io/paperless-ngx/paperless-ngx:2.13
                  depends_on:
                    cache:
                      condition: service_healthy
                cache:
                  image: redis:7.4
                  healthcheck:
                    test: redis-cli ping
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    HealthWait.of(service).stream()
        .filter(wait -> isWrong(wait.other()))
        .forEach(
            wait ->
                findings.add(
                    service.at("depends_on", wait.other().name(), "condition"),
                    service.name()
                        + " waits for the health of "
                        + wait.other().name()
                        + ", which has no health check in the file"));
  }

  private static boolean isWrong(LintService other) {
    Optional<HealthCheck> check = other.compose().healthcheck();
    return check.isEmpty() || (check.get().test().isEmpty() && !check.get().disabled());
  }
}
