// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import java.util.Set;

/** Finds images that nobody looks after any more. */
final class AbandonedImage implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("abandoned-image", Risk.MEDIUM)
          .finds("an image that is not maintained any more and has the engine's socket")
          .why(
              """
              It has the host, and no hole in it is closed any more.
              """)
          .mend(
              """
              take a maintained fork, or let Steward tell of updates
              """)
          .bad(
              """
              services:
                watchtower:
                  image: containrrr/watchtower:1.7.1
                  volumes: ["/var/run/docker.sock:/var/run/docker.sock"]
              """)
          .good(
              """
              services:
                watchtower:
                  image: ghcr.io/nicholas-fedor/watchtower:1.12.0
                  volumes: ["/var/run/docker.sock:/var/run/docker.sock"]
              """)
          .build();
  private static final Set<String> ABANDONED =
      Set.of("containrrr/watchtower", "v2tec/watchtower", "pyouroboros/ouroboros");

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    boolean socket =
        service.compose().volumes().stream().anyMatch(m -> m.target().endsWith("/docker.sock"));
    if (socket && ABANDONED.contains(service.image().path())) {
      findings.add(service.at("image"), service.image().path() + " is not maintained any more");
    }
  }
}
