// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import java.util.Set;

/** Finds groups that have the host. */
final class PowerfulGroup implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("powerful-group", Risk.HIGH)
          .finds("a container that joins a group which has the host")
          .why(
              """
              The group docker may use the engine, disk the disks, and 0 is that of root.
              """)
          .mend(
              """
              leave the group out; for the engine, use a socket proxy
              """)
          .bad(
              """
              services:
                app:
                  image: nginx:1.27
                  group_add: [docker]
              """)
          .good(
              """
              services:
                app:
                  image: nginx:1.27
                  group_add: [video]
              """)
          .build();
  private static final Set<String> GROUPS = Set.of("docker", "disk", "root", "0");

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    for (String group : service.compose().groupAdd()) {
      if (GROUPS.contains(group)) {
        findings.add(service.at("group_add"), service.name() + " joins group " + group);
      }
    }
  }
}
