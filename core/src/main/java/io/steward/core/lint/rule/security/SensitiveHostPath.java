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

/** Finds binds of a folder of the host's system that a container can write. */
final class SensitiveHostPath implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("sensitive-host-path", Risk.CRITICAL)
          .finds("a folder of the host's system that a container can write")
          .why("What writes there becomes root on the host.")
          .mend("mount the one file or folder that is needed, with :ro")
          .sameAs("CIS Docker 1.6.0 5.6")
          .bad(
"""
services:
  app:
    image: nginx:1.27
    volumes: ["/etc:/host/etc"]
""")
          .good(
"""
services:
  app:
    image: nginx:1.27
    volumes: ["/etc/localtime:/etc/localtime:ro"]
""")
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    List<Mount> mounts = service.compose().volumes();
    for (int index = 0; index < mounts.size(); index++) {
      Mount mount = mounts.get(index);
      if (mount.type().equals("bind") && !mount.readOnly() && SystemPaths.have(mount.source())) {
        findings.add(service.mountAt(index), service.name() + " can write " + mount.source());
      }
    }
  }
}
