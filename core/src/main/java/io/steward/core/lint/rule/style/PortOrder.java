// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.style;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import io.steward.core.lint.WrittenPort;

/** Finds lists of ports that are not sorted by the port of the host. */
final class PortOrder implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("port-order", Severity.INFO)
          .finds("ports that are not sorted by the port of the host")
          .why("A port is found faster in a list that is sorted.")
          .mend(
              "sort them by the port of the host; the next deploy makes the container anew, since Compose compares the list as it is written")
          .sameAs("dclint service-ports-alphabetical-order")
          .bad(
              """
              services:
                web:
                  image: nginx:1.27
                  ports:
                    - "8443:443"
                    - "8080:80"
              """)
          .good(
              """
              services:
                web:
                  image: nginx:1.27
                  ports:
                    - "8080:80"
                    - "8443:443"
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    WrittenPort before = null;
    for (WrittenPort port : WrittenPort.of(service)) {
      if (before != null && number(port) < number(before)) {
        findings.add(
            service.valueAt("ports", String.valueOf(port.index())),
            "port " + name(port) + " stands after " + name(before));
        return;
      }
      before = port;
    }
  }

  private static String name(WrittenPort port) {
    return port.published().isEmpty() ? port.target() : port.published();
  }

  private static int number(WrittenPort port) {
    String first = name(port).split("-", 2)[0];
    return first.matches("\\d{1,5}") ? Integer.parseInt(first) : 0;
  }
}
