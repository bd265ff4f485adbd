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

/** Finds binds of a folder of the host's system that a container can read. */
final class SensitiveHostPathReadOnly implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("sensitive-host-path-read-only", Risk.MEDIUM)
          .finds("a folder of the host's system that a container can read")
          .why("It holds keys, password hashes or the secrets of other containers.")
          .mend("mount only the file or folder that is needed")
          .sameAs("CIS Docker 1.6.0 5.6")
          .bad(
"""
services:
  app:
    image: nginx:1.27
    volumes: ["/etc:/host/etc:ro"]
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
      if (mount.type().equals("bind") && mount.readOnly() && SystemPaths.have(mount.source())) {
        findings.add(service.mountAt(index), service.name() + " can read " + mount.source());
      }
    }
  }
}
