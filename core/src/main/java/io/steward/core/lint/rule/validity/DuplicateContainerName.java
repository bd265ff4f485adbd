// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.validity;

import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.Host;
import io.steward.core.lint.LintService;
import io.steward.core.lint.LintStack;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds names of containers that two services of one host want. */
final class DuplicateContainerName implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("duplicate-container-name", Severity.ERROR)
          .finds("a name of a container that another service of the host has too")
          .why(
              "The engine makes only the first of the two; the other fails with \"the container name is already in use\".")
          .mend("give one of them another container_name, or none")
          .sameAs("dclint no-duplicate-container-names")
          .bad(example("db"))
          .good(example("photos-db"))
          .build();

  private static Example example(String name) {
    return Example.of(
            "media/compose.yaml",
            """
            services:
              db:
                image: mariadb:11.4
                container_name: db
            """)
        .with(
            "photos/compose.yaml",
            """
            services:
              db:
                image: postgres:17
                container_name: %s
            """
                .formatted(name));
  }

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    Names all = service.stack().host().fact(Names.class, Names::of);
    service
        .compose()
        .containerName()
        .ifPresent(
            name ->
                all.services().getOrDefault(name, List.of()).stream()
                    .filter(other -> !other.fullName().equals(service.fullName()))
                    .findFirst()
                    .ifPresent(
                        other ->
                            findings.add(
                                service.valueAt("container_name"),
                                service.name()
                                    + " names its container "
                                    + name
                                    + ", as "
                                    + other.fullName()
                                    + " does")));
  }

  /** The services of a host by the names of their containers. */
  record Names(Map<String, List<LintService>> services) {
    Names {
      services = Map.copyOf(services);
    }

    static Names of(Host host) {
      Map<String, List<LintService>> services = new LinkedHashMap<>();
      for (LintStack stack : host.stacks()) {
        for (LintService service : stack.services()) {
          service
              .compose()
              .containerName()
              .ifPresent(
                  name -> services.computeIfAbsent(name, n -> new ArrayList<>()).add(service));
        }
      }
      return new Names(services);
    }
  }
}
