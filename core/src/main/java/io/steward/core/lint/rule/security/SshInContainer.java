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

/** Finds shells that a container offers to the network. */
final class SshInContainer implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("ssh-in-container", Risk.MEDIUM)
          .finds("port 22 of a container published on the host")
          .why(
              """
              A second way to log in, with users, keys and updates of its own.
              """)
          .mend(
              """
              use steward exec or docker exec, or keep the port on 127.0.0.1; where SSH is what the service is for, say so in an ignore
              """)
          .sameAs("CIS Docker 1.6.0 5.7")
          .bad(
              """
              services:
                box:
                  image: linuxserver/openssh-server:9.7_p1-r4-ls186
                  ports: ["2222:22"]
              """)
          .good(
              """
              services:
                box:
                  image: linuxserver/openssh-server:9.7_p1-r4-ls186
                  ports: ["127.0.0.1:2222:22"]
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    List<PortMapping> ports = service.compose().ports();
    for (int index = 0; index < ports.size(); index++) {
      PortMapping port = ports.get(index);
      boolean offered = port.target() == 22 && port.protocol().equals("tcp");
      if (offered && !port.hostIp().equals("127.0.0.1") && !port.hostIp().equals("::1")) {
        findings.add(service.portAt(index), service.name() + " publishes port 22");
      }
    }
  }
}
