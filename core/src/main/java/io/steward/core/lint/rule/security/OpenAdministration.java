// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.compose.PortMapping;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import java.util.List;
import java.util.Set;

/** Finds ports of databases and of administration that are open to every network. */
final class OpenAdministration implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("administration-port-on-every-address", Risk.HIGH)
          .finds("a port of a database or of administration published on every address")
          .why(
              """
              These listen without a login, or with one that is tried by machines all day.
              """)
          .mend(
              """
              do not publish it: services of one network reach it by name; or write 127.0.0.1: in front of it
              """)
          .sameAs("CIS Docker 1.6.0 5.14")
          .bad(
              """
              services:
                db:
                  image: postgres:17.2
                  ports: ["5432:5432"]
              """)
          .good(
              """
              services:
                db:
                  image: postgres:17.2
                  ports: ["127.0.0.1:5432:5432"]
              """)
          .build();

  /** Docker, SQL databases, Redis, Portainer, Prometheus, Elasticsearch, memcached, MongoDB. */
  static final Set<Integer> PORTS =
      Set.of(2375, 2376, 3306, 5432, 6379, 9000, 9090, 9200, 11211, 27017);

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    List<PortMapping> ports = service.compose().ports();
    for (int index = 0; index < ports.size(); index++) {
      PortMapping port = ports.get(index);
      if (PORTS.contains(port.target()) && isOnEveryAddress(port)) {
        findings.add(
            service.portAt(index),
            service.name() + " publishes port " + port.target() + " on every address");
      }
    }
  }

  static boolean isOnEveryAddress(PortMapping port) {
    return port.hostIp().isEmpty() || port.hostIp().equals("0.0.0.0") || port.hostIp().equals("::");
  }
}
