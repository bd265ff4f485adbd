// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.validity;

import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import java.util.HashSet;
import java.util.Set;

/** Finds ports of the host that two services of one host publish. */
final class DuplicatePort implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("duplicate-port", Severity.ERROR)
          .finds("a port of the host that is published twice")
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
    TakenPorts all = service.stack().host().fact(TakenPorts.class, TakenPorts::of);
    Set<Integer> told = new HashSet<>();
    for (TakenPorts.Taken mine : all.taken()) {
      if (mine.isOf(service)) {
        all.clashes(mine)
            .filter(other -> told.add(mine.index()))
            .ifPresent(
                other ->
                    findings.add(
                        service.valueAt("ports", String.valueOf(mine.index())),
                        message(service, mine, other)));
      }
    }
  }

  private static String message(
      LintService service, TakenPorts.Taken mine, TakenPorts.Taken other) {
    String port = mine.toString();
    return other.isOf(service)
        ? service.name() + " publishes port " + port + " twice"
        : service.name()
            + " publishes port "
            + port
            + ", as "
            + other.service().fullName()
            + " does";
  }
}
