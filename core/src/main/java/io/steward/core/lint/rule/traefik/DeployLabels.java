// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.compose.ComposeNode;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds labels for Traefik where only a swarm reads them. */
final class DeployLabels implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("traefik-deploy-labels", Severity.WARNING)
          .finds("labels for Traefik under deploy")
          .why(
              "Labels under deploy belong to the service of a swarm: Compose does not put them on the container, and Traefik never sees them.")
          .mend("move them from deploy.labels to labels")
          .bad(
              ProxyExample.compose(
"""
services:
  blog:
    image: ghost:5.100
    networks: [proxy]
    deploy:
      labels:
        - traefik.enable=true
        - traefik.http.routers.blog.rule=Host(`blog.example.org`)
networks:
  proxy: { name: proxy, external: true }
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
    Optional<ComposeNode> labels = service.written("deploy", "labels");
    boolean found =
        labels.isPresent()
            && Stream.concat(
                    labels.get().keys().stream(),
                    labels.get().items().stream().map(ComposeNode::text))
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("traefik."));
    if (found) {
      findings.add(
          service.at("deploy", "labels"),
          service.name() + " has labels for Traefik under deploy, which Compose ignores");
    }
  }
}
