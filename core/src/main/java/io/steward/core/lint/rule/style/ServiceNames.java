// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.style;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;

/** Finds names of services that do not look as they should here. */
final class ServiceNames implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("service-name", Severity.INFO)
          .finds("a name of a service that does not look as it should here")
          .why("Names of one form are guessed right; a name with capitals is no name for DNS.")
          .mend("rename the service, or set conventions.service-names in config/lint.yaml")
          .bad(
              """
              services:
                Web_Server:
                  image: nginx:1.27
              """)
          .good(
              """
              services:
                web-server:
                  image: nginx:1.27
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    String form =
        service.stack().settings().conventions().serviceNames().orElse("[a-z0-9][a-z0-9_-]*");
    if (!service.name().matches(form)) {
      findings.add(service.at(), "the name " + service.name() + " does not match " + form);
    }
  }
}
