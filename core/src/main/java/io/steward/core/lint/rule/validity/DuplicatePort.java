// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.validity;

import io.steward.core.compose.PortMapping;
import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.Host;
import io.steward.core.lint.LintService;
import io.steward.core.lint.LintStack;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import java.util.ArrayList;
import java.util.List;

/** Finds ports of the host that two services of one host publish. */
final class DuplicatePort implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("duplicate-port", Severity.ERROR)
          .finds("a port of the host that another service publishes too")
          .why(
              "The engine starts only the first of the two; the other fails with \"port is already allocated\".")
          .mend("give one of them another port of the host, or another address in front of it")
          .sameAs("dclint no-duplicate-exported-ports")
          .bad(
              Example.of(
                      "media/compose.yaml",
                      """
                      services:
                        jellyfin:
                          image: jellyfin/jellyfin:10.10.3
                          ports: ["8096:8096"]
                      """)
                  .with(
                      "test/compose.yaml",
                      """
                      services:
                        emby:
                          image: emby/embyserver:4.8.10.0
                          ports: ["8096:8096"]
                      """))
          .good(
              Example.of(
                      "media/compose.yaml",
                      """
                      services:
                        jellyfin:
                          image: jellyfin/jellyfin:10.10.3
                          ports: ["8096:8096"]
                      """)
                  .with(
                      "test/compose.yaml",
                      """
                      services:
                        emby:
                          image: emby/embyserver:4.8.10.0
                          ports: ["8097:8096"]
                      """))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    Published all = service.stack().host().fact(Published.class, Published::of);
    for (Taken mine : all.taken()) {
      if (mine.isOf(service)) {
        all.taken().stream()
            .filter(other -> !other.isOf(service) && other.clashesWith(mine))
            .findFirst()
            .ifPresent(
                other ->
                    findings.add(
                        service.valueAt("ports", String.valueOf(mine.index())),
                        service.name()
                            + " publishes port "
                            + mine.port()
                            + ", as "
                            + other.service().fullName()
                            + " does"));
      }
    }
  }

  /** What every service of a host publishes. */
  record Published(List<Taken> taken) {
    static Published of(Host host) {
      List<Taken> taken = new ArrayList<>();
      for (LintStack stack : host.stacks()) {
        for (LintService service : stack.services()) {
          List<PortMapping> ports = service.compose().ports();
          for (int index = 0; index < ports.size(); index++) {
            PortMapping port = ports.get(index);
            if (port.published().matches("\\d+")) {
              taken.add(
                  new Taken(
                      service,
                      index,
                      Integer.parseInt(port.published()),
                      port.hostIp(),
                      port.protocol()));
            }
          }
        }
      }
      return new Published(taken);
    }
  }

  /** One port of the host that a service takes. */
  record Taken(LintService service, int index, int port, String address, String protocol) {
    boolean isOf(LintService other) {
      return service.fullName().equals(other.fullName());
    }

    boolean clashesWith(Taken other) {
      return port == other.port
          && protocol.equals(other.protocol)
          && (address.equals(other.address) || isEvery(address) || isEvery(other.address));
    }

    private static boolean isEvery(String address) {
      return address.isEmpty() || address.equals("0.0.0.0") || address.equals("::");
    }
  }
}
