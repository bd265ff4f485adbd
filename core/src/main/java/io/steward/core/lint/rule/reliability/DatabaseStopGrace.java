// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.reliability;

import io.steward.core.lint.Findings;
import io.steward.core.lint.KnownImage;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;

/** Finds databases that are killed after ten seconds. */
final class DatabaseStopGrace implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("database-stop-grace", Severity.WARNING)
          .finds("a database that is given ten seconds to stop")
          .why(
              """
              A busy one needs longer to write what it holds; killed, it repairs itself at the next start, or cannot.
              """)
          .mend(
              """
              write stop_grace_period: 1m
              """)
          .bad(
              """
              services:
                db:
                  image: mariadb:11.4
              """)
          .good(
              """
              services:
                db:
                  image: mariadb:11.4
                  stop_grace_period: 1m
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    boolean database = service.database().filter(image -> image != KnownImage.REDIS).isPresent();
    if (database && service.compose().stopGracePeriod().isEmpty()) {
      findings.add(
          service.at("stop_grace_period"),
          service.name() + " is killed ten seconds after it is asked to stop");
    }
  }
}
