// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.reliability;

import io.steward.core.compose.ComposeNode;
import io.steward.core.compose.Mount;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import java.util.List;

/** Finds data that lies beside the Compose file. */
final class RelativeBindPath implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("relative-bind-path", Severity.INFO)
          .finds("a folder that is bound by a relative path and can be written")
          .why(
              """
              Its place follows the folder of the stack: a moved or freshly cloned folder starts with empty data.
              """)
          .mend(
              """
              use a named volume, or an absolute path
              """)
          .bad(
              """
              services:
                db:
                  image: postgres:17.2
                  volumes: ["./data:/var/lib/postgresql/data"]
              """)
          .good(
              """
              services:
                db:
                  image: postgres:17.2
                  volumes: ["data:/var/lib/postgresql/data"]
              volumes:
                data:
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
      String number = String.valueOf(index);
      boolean relative =
          service.written("volumes", number).filter(RelativeBindPath::isRelative).isPresent();
      if (mount.type().equals("bind") && relative && !mount.readOnly()) {
        findings.add(
            service.mountAt(index), service.name() + " writes to a folder beside its Compose file");
      }
    }
  }

  private static boolean isRelative(ComposeNode written) {
    String text = written.get("source").orElse(written).text();
    return text.startsWith("./") || text.startsWith("../") || text.equals(".");
  }
}
