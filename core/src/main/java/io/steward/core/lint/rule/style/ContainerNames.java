// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.style;

import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;

/** Finds names of containers that do not look as they should here. */
final class ContainerNames implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("container-name", Severity.INFO)
          .finds("a name of a container that does not look as it should here")
          .why("Names of one form are guessed right, in commands and in dashboards.")
          .mend("change container_name, or conventions.container-names in config/lint.yaml")
          .sameAs("dclint service-container-name-regex")
          .bad(
              Example.of(
                      "compose.yaml",
                      """
                      services:
                        web:
                          image: nginx:1.27
                          container_name: Nginx
                      """)
                  .with(
                      "config/lint.yaml",
                      """
                      packs: [style]
                      conventions:
                        container-names: 'lab-[a-z0-9-]+'
                      """))
          .good(
              Example.of(
                      "compose.yaml",
                      """
                      services:
                        web:
                          image: nginx:1.27
                          container_name: lab-web
                      """)
                  .with(
                      "config/lint.yaml",
                      """
                      packs: [style]
                      conventions:
                        container-names: 'lab-[a-z0-9-]+'
                      """))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    service
        .stack()
        .settings()
        .conventions()
        .containerNames()
        .ifPresent(
            form ->
                service
                    .compose()
                    .containerName()
                    .filter(name -> !name.matches(form))
                    .ifPresent(
                        name ->
                            findings.add(
                                service.valueAt("container_name"),
                                "the name " + name + " does not match " + form)));
  }
}
