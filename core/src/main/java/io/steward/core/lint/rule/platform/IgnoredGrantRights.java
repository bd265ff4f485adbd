// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.platform;

import io.steward.core.compose.ComposeNode;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import java.util.List;
import java.util.stream.Collectors;

/** Finds owners and rights of secrets and configs that Compose does not set. */
final class IgnoredGrantRights implements ServiceRule {
  private static final List<String> RIGHTS = List.of("uid", "gid", "mode");
  private static final RuleSpec SPEC =
      RuleSpec.rule("ignored-grant-rights", Severity.INFO)
          .finds("an owner or rights for a secret or config that comes from a file")
          .why(
              "Compose mounts the file as it lies on the host; its owner and rights there are those in the container.")
          .mend("take uid, gid and mode out, and set owner and rights of the file on the host")
          .bad(
              """
              services:
                db:
                  image: postgres:17
                  secrets:
                    - source: password
                      mode: 0400
              secrets:
                password:
                  file: ./password.txt
              """)
          .good(
              """
              services:
                db:
                  image: postgres:17
                  secrets:
                    - source: password
              secrets:
                password:
                  file: ./password.txt
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    for (String section : List.of("secrets", "configs")) {
      List<ComposeNode> grants = service.written(section).map(ComposeNode::items).orElse(List.of());
      for (int index = 0; index < grants.size(); index++) {
        ComposeNode grant = grants.get(index);
        String source = grant.get("source").map(ComposeNode::text).orElse("");
        boolean file = service.stack().written(section, source, "file").isPresent();
        String rights =
            RIGHTS.stream()
                .filter(key -> grant.get(key).isPresent())
                .collect(Collectors.joining(" and "));
        if (file && !rights.isEmpty()) {
          findings.add(
              service.at(section, String.valueOf(index)),
              service.name() + " sets " + rights + " of " + source + ", which Compose ignores");
        }
      }
    }
  }
}
