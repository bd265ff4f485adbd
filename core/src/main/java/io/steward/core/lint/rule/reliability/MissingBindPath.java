// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.reliability;

import io.steward.core.compose.Mount;
import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds binds of what is not there. */
final class MissingBindPath implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("missing-bind-path", Severity.WARNING)
          .finds("a bind of a file or folder that is not there")
          .why(
              """
              The engine makes an empty folder that belongs to root in its place, also where a file was meant.
              """)
          .mend(
              """
              make the file or folder first, or correct the path
              """)
          .bad(
              """
              services:
                web:
                  image: nginx:1.27
                  volumes: ["./nginx.conf:/etc/nginx/nginx.conf:ro"]
              """)
          .good(
              Example.of(
                      "compose.yaml",
"""
services:
  web:
    image: nginx:1.27
    volumes: ["./nginx.conf:/etc/nginx/nginx.conf:ro"]
""")
                  .with("nginx.conf", "events {}\n"))
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
      if (mount.type().equals("bind") && isMissing(Path.of(mount.source()))) {
        findings.add(
            service.mountAt(index),
            service.name()
                + " binds "
                + service.stack().nameOf(Path.of(mount.source()))
                + ", which is not there");
      }
    }
  }

  /** What lies in a folder that nobody may look into, or comes with a program, is not missing. */
  private static boolean isMissing(Path path) {
    if (path.startsWith("/run") || path.startsWith("/var/run")) {
      return false;
    }
    Path parent = path;
    while (parent != null && Files.notExists(parent)) {
      parent = parent.getParent();
    }
    return Files.notExists(path) && (parent == null || Files.isReadable(parent));
  }
}
