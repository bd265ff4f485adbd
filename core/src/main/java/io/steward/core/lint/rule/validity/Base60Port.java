// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.validity;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import io.steward.core.lint.Spot;
import io.steward.core.lint.WrittenPort;

/** Finds ports that a reader of YAML takes for a number other than the one that is written. */
final class Base60Port implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("base-60-port", Severity.WARNING)
          .finds("a port without quotes that YAML 1.1 reads as another number")
          .why(
              """
              Compose takes 22:22 as text, and tools that read YAML 1.1 take it as a number to the base of 60: 1342.
              A number that begins with 0 counts in eights, for Compose too.
              """)
          .mend("put the port in quotes")
          .sameAs("dclint require-quotes-in-ports")
          .bad(
              """
              services:
                git:
                  image: gitea/gitea:1.22
                  ports:
                    - 22:22 # pushes
                    - 3000:3000
              """)
          .good(
              """
              services:
                git:
                  image: gitea/gitea:1.22
                  ports:
                    - "22:22" # pushes
                    - 3000:3000
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
      String raw = port.node().raw().orElse("");
      boolean plain = port.node().isScalar() && !port.node().quoted().orElse(true);
      Spot spot = service.valueAt("ports", String.valueOf(port.index()));
      if (plain && raw.matches("[1-9]\\d*(:[0-5]?\\d)+")) {
        String message = raw + " is " + base60(raw) + " for tools that read YAML 1.1";
        port.quoted(service.stack())
            .ifPresentOrElse(
                fix -> findings.add(spot, message, fix), () -> findings.add(spot, message));
      } else if (plain && raw.matches("0\\d+") && !raw.equals(port.node().text())) {
        findings.add(
            spot,
            raw + " is read as " + port.node().text(),
            "write " + raw.replaceFirst("^0+", "") + ", or " + port.node().text());
      }
    }
  }

  private static long base60(String raw) {
    long number = 0;
    for (String part : raw.split(":", -1)) {
      number = number * 60 + Long.parseLong(part);
    }
    return number;
  }
}
