// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.style;

import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;

/** Finds services without a label that every service carries here. */
final class RequiredLabels implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("missing-label", Severity.INFO)
          .finds("a service without a label that every service carries here")
          .why("What reads the label, such as a dashboard, does not see the service.")
          .mend("add the label, or take it out of conventions.labels in config/lint.yaml")
          .bad(
              Example.of(
                      "compose.yaml",
                      """
                      services:
                        web:
                          image: nginx:1.27
                          labels: [com.example.owner=ada]
                      """)
                  .with(
                      "config/lint.yaml",
                      """
                      packs: [style]
                      conventions:
                        labels: [com.example.group]
                      """))
          .good(
              Example.of(
                      "compose.yaml",
                      """
                      services:
                        web:
                          image: nginx:1.27
                          labels: [com.example.group=media]
                      """)
                  .with(
                      "config/lint.yaml",
                      """
                      packs: [style]
                      conventions:
                        labels: [com.example.group]
                      """))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    for (String label : service.stack().settings().conventions().labels()) {
      if (!service.compose().labels().containsKey(label)) {
        findings.add(service.at("labels"), service.name() + " has no label " + label);
      }
    }
  }
}
