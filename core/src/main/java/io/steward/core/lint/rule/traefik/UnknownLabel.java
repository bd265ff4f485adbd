// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import java.util.Optional;

/** Finds labels that Traefik does not know. */
final class UnknownLabel implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("traefik-unknown-label", Severity.WARNING)
          .finds("a label that Traefik does not know")
          .why(
              "Traefik refuses all labels of a container when one of them is not in its reference, so that no route is made; labels of Traefik 1 it ignores.")
          .mend("correct the name of the label")
          .bad(
              ProxyExample.labels(
"""
- traefik.enable=true
- traefik.http.router.blog.rule=Host(`blog.example.org`)
"""))
          .good(
              ProxyExample.labels(
"""
- traefik.enable=true
- traefik.http.routers.blog.rule=Host(`blog.example.org`)
"""))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    Labels labels = TraefikFacts.of(service.stack().host()).labels(service);
    if (labels.enable().equals(Optional.of(false))) {
      return;
    }
    for (String key : labels.keys()) {
      LabelNames.wrong(key)
          .ifPresent(
              wrong ->
                  findings.add(
                      labels.at(key), labels.written(key) + " " + wrong.message(), wrong.mend()));
    }
  }
}
