// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.reliability;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;

/** Finds containers that may take all memory. */
final class MemoryLimit implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("no-memory-limit", Severity.WARNING)
          .finds("a container without a limit of memory")
          .why(
              """
              One that leaks makes the kernel end another, often the database.
              """)
          .mend(
              """
              write mem_limit: 512m, or deploy.resources.limits.memory
              """)
          .sameAs("CIS Docker 1.6.0 5.11", "OWASP Docker rule 7")
          .bad(
              """
              services:
                web:
                  image: nginx:1.27
              """)
          .good(
              """
              services:
                web:
                  image: nginx:1.27
                  mem_limit: 256m
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    boolean limited =
        service.compose().memLimit().isPresent()
            || service.has("deploy", "resources", "limits", "memory");
    if (!limited) {
      findings.add(service.at("mem_limit"), service.name() + " has no limit of memory");
    }
  }
}
