// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.reliability;

import io.steward.core.compose.Logging;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import java.util.Optional;

/** Finds logs that grow without end. */
final class LogRotation implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("no-log-rotation", Severity.WARNING)
          .finds("a log that grows without end")
          .why(
              "The engine keeps every line for good, until the disk is full and all services stop.")
          .mend("write logging: { driver: local }, or max-size under logging.options")
          .sameAs("CIS Docker 1.6.0 2.13")
          .bad(
"""
services:
  app:
    image: nginx:1.27
    restart: always
""")
          .good(
"""
services:
  app:
    image: nginx:1.27
    logging: { driver: local }
""")
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    Optional<Logging> logging = service.compose().logging();
    String driver = logging.flatMap(Logging::driver).orElse("json-file");
    boolean limited = logging.filter(l -> l.options().containsKey("max-size")).isPresent();
    if (driver.equals("json-file") && !limited) {
      findings.add(service.at("logging"), service.name() + " has no limit for its log in the file");
    }
  }
}
