// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.platform;

import io.steward.core.compose.Mount;
import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import java.util.List;

/** Finds relative binds in stacks that Portainer keeps as text. */
final class PortainerBind implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("portainer-relative-bind", Severity.ERROR)
          .finds("a relative bind in a stack that Portainer keeps as text")
          .why(
              """
              Portainer resolves it below its own data folder inside its own container; the service gets an empty folder there.
              """)
          .mend(
              """
              write an absolute path of the host, or use a named volume
              """)
          .bad(
              Example.of(
                      "media/compose.yaml",
"""
services:
  web:
    image: nginx:1.27
    volumes: ["./site:/usr/share/nginx/html"]
""")
                  .with("config/lint.yaml", "portainer-text: [media]\n"))
          .good(
              Example.of(
                      "media/compose.yaml",
"""
services:
  web:
    image: nginx:1.27
    volumes: ["/srv/site:/usr/share/nginx/html"]
""")
                  .with("config/lint.yaml", "portainer-text: [media]\n"))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    List<Mount> mounts = service.compose().volumes();
    for (int index = 0; PortainerText.is(service.stack()) && index < mounts.size(); index++) {
      boolean relative =
          service
              .written("volumes", String.valueOf(index))
              .map(written -> written.get("source").orElse(written).text())
              .filter(text -> text.startsWith("."))
              .isPresent();
      if (mounts.get(index).type().equals("bind") && relative) {
        findings.add(
            service.mountAt(index),
            service.name() + " binds a folder that Portainer does not have");
      }
    }
  }
}
