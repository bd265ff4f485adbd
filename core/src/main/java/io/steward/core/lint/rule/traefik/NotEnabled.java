// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import java.util.Optional;

/** Finds labels that Traefik does not look at because it is not told to. */
final class NotEnabled implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("traefik-not-enabled", Severity.WARNING)
          .finds("labels for Traefik without traefik.enable=true, or with another value")
          .why(
              "With exposedByDefault=false Traefik looks only at containers that say traefik.enable=true; where that is neither true nor false, it ignores all labels of the container.")
          .mend(
              "add the label traefik.enable=true, or traefik.enable=false to keep the service out")
          .bad(
              ProxyExample.labels(
"""
- traefik.http.routers.blog.rule=Host(`blog.example.org`)
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
    TraefikFacts facts = TraefikFacts.of(service.stack().host());
    Labels labels = facts.labels(service);
    if (labels.enable().isPresent()) {
      return;
    }
    Optional<String> text = labels.value("traefik.enable");
    if (text.isPresent()) {
      findings.add(
          labels.at("traefik.enable"),
          "traefik.enable of "
              + service.name()
              + " is neither true nor false: '"
              + text.get()
              + "'");
      return;
    }
    Optional<String> first =
        labels.keys().stream()
            .filter(key -> key.matches("traefik\\.(http|tcp|udp)\\..*"))
            .findFirst();
    if (first.isPresent()
        && facts.known()
        && facts.proxies().stream().noneMatch(proxy -> proxy.serves(labels))) {
      findings.add(
          labels.at(first.get()),
          service.name() + " has labels for Traefik, and no traefik.enable=true");
    }
  }
}
