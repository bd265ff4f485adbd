// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.compose.Mount;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import java.util.List;

/** Finds binds of the socket of the engine in a container. */
final class DockerSocket implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("docker-socket", Risk.CRITICAL)
          .finds("the socket of the engine in a container")
          .why("Whoever speaks to the engine starts a privileged container, and has the host.")
          .mend("put a socket proxy between them that lets only the needed calls through")
          .sameAs("CIS Docker 1.6.0 5.32", "OWASP Docker rule 1")
          .bad(
"""
services:
  app:
    image: nginx:1.27
    volumes: ["/var/run/docker.sock:/var/run/docker.sock"]
""")
          .good(
"""
services:
  app:
    image: nginx:1.27
    environment: { DOCKER_HOST: "tcp://socket-proxy:2375" }
""")
          .build();
  private static final List<String> PATHS =
      List.of("/var/run/docker.sock", "/run/docker.sock", "/run", "/var/run");

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    List<Mount> mounts = service.compose().volumes();
    for (int index = 0; index < mounts.size(); index++) {
      Mount mount = mounts.get(index);
      if (mount.type().equals("bind") && !mount.readOnly() && PATHS.contains(mount.source())) {
        findings.add(
            service.mountAt(index),
            service.name() + " mounts the engine's socket by " + mount.source());
      }
    }
  }
}
