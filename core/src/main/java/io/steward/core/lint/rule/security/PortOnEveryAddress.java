// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.compose.PortMapping;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds ports published on every address of the host. */
final class PortOnEveryAddress implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("port-on-every-address", Risk.MEDIUM)
          .finds("a port that is published on every address of the host")
          .why("The engine opens it in front of the firewall, to every network the host is on.")
          .mend("write the address in front of the port, such as 127.0.0.1:8080:80")
          .sameAs("CIS Docker 1.6.0 5.14", "dclint no-unbound-port-interfaces")
          .bad(
"""
services:
  app:
    image: nginx:1.27
    ports: ["8080:80"]
""")
          .good(
"""
services:
  app:
    image: nginx:1.27
    ports: ["127.0.0.1:8080:80"]
""")
          .build();

  /** Where everybody looks for a proxy. */
  private static final Set<String> WEB = Set.of("80", "443");

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    Set<String> seen = new HashSet<>();
    List<PortMapping> ports = service.compose().ports();
    for (int index = 0; index < ports.size(); index++) {
      PortMapping port = ports.get(index);
      boolean other =
          !OpenAdministration.PORTS.contains(port.target()) && !WEB.contains(port.published());
      String shown = port.published().isEmpty() ? "a free port" : "port " + port.published();
      if (other && OpenAdministration.isOnEveryAddress(port) && seen.add(shown)) {
        findings.add(
            service.portAt(index), service.name() + " publishes " + shown + " on every address");
      }
    }
  }
}
