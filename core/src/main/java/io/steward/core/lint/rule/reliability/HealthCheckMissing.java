// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.reliability;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;

/** Finds services that cannot be asked how they are. */
final class HealthCheckMissing implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("no-health-check", Severity.INFO)
          .finds("a service without a health check in the file")
          .why(
              """
              Steward then only sees that the process runs: a deploy of something broken that does not exit counts as good. The image may bring a check of its own.
              """)
          .mend(
              """
              write healthcheck: with a test that asks the service itself
              """)
          .sameAs("CIS Docker 1.6.0 5.27")
          .bad(
              """
              services:
                web:
                  image: nginx:1.27
                  restart: unless-stopped
              """)
          .good(
              """
              services:
                web:
                  image: nginx:1.27
                  restart: unless-stopped
                  healthcheck:
                    test: ["CMD", "curl", "-f", "http://localhost/"]
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    boolean oneShot = service.compose().restart().orElse("no").equals("no") && runsOnce(service);
    if (!service.has("healthcheck") && !oneShot) {
      findings.add(service.at("healthcheck"), service.name() + " has no health check in the file");
    }
  }

  /** Whether somebody waits for it to have ended. */
  private static boolean runsOnce(LintService service) {
    return service.stack().services().stream()
        .flatMap(other -> other.compose().dependsOn().entrySet().stream())
        .anyMatch(
            dependency ->
                dependency.getKey().equals(service.name())
                    && dependency.getValue().condition().equals("service_completed_successfully"));
  }
}
