// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.style;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import io.steward.core.lint.WrittenPort;

/** Finds ports without quotes. */
final class PortQuotes implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("port-quotes", Severity.INFO)
          .finds("a port without quotes")
          .why("In quotes a port is text for every reader of YAML, whatever its number is.")
          .mend("put the port in quotes")
          .sameAs("dclint require-quotes-in-ports")
          .bad(
              """
              services:
                web:
                  image: nginx:1.27
                  ports:
                    - 8080:80 # http
                    - 8443:443
              """)
          .good(
              """
              services:
                web:
                  image: nginx:1.27
                  ports:
                    - "8080:80" # http
                    - "8443:443"
              """)
          .fixes()
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    for (WrittenPort port : WrittenPort.of(service)) {
      port.quoted(service.stack())
          .ifPresent(
              fix ->
                  findings.add(
                      service.valueAt("ports", String.valueOf(port.index())),
                      "port " + port.node().raw().orElseThrow() + " has no quotes",
                      fix));
    }
  }
}
