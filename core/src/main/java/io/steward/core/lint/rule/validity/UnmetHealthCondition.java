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

/** Finds dependencies on the health of a service whose health check is switched off. */
final class UnmetHealthCondition implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("unmet-health-condition", Severity.ERROR)
          .finds("waiting for the health of a service whose health check is switched off")
          .why(
              "The state healthy never comes; Compose ends with \"container has no healthcheck"
                  + " configured\".")
          .mend("switch the health check on, or wait for condition: service_started")
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
                    disable: true
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
                        + ", whose health check is switched off"));
  }

  private static boolean isWrong(LintService other) {
    Optional<HealthCheck> check = other.compose().healthcheck();
    return check.isPresent() && check.get().disabled();
  }
}
