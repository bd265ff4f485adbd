// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.validity;

import io.steward.core.compose.Mount;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import java.util.List;

/** Finds mounts at places that no container has. */
final class MountTarget implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("mount-target", Severity.ERROR)
          .finds("a mount at no absolute path of the container, or at its root")
          .why(
              "Compose takes it and the engine refuses the container. Compose reads a name of one letter before a colon as a drive of Windows, so `v:/data` names no volume.")
          .mend(
              "write the whole path in the container, from / on; give a volume of one letter a longer name")
          .bad(
              """
              services:
                web:
                  image: nginx:1.27
                  volumes: ["pages:usr/share/nginx/html"]
              volumes:
                pages:
              """)
          .good(
              """
              services:
                web:
                  image: nginx:1.27
                  volumes: ["pages:/usr/share/nginx/html"]
              volumes:
                pages:
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
      String target = mounts.get(index).target();
      if (!isPlace(target)) {
        findings.add(service.mountAt(index), text(service, target));
      }
    }
    for (String tmpfs : service.compose().tmpfs()) {
      String target = tmpfs.replaceFirst(":.*", "");
      if (!isPlace(target)) {
        findings.add(service.at("tmpfs"), text(service, target));
      }
    }
  }

  private static boolean isPlace(String target) {
    return target.startsWith("/") && !target.matches("/+");
  }

  private static String text(LintService service, String target) {
    String why =
        target.startsWith("/")
            ? ", where its image is"
            : target.matches("[A-Za-z]:.*")
                ? ", which begins with a drive of Windows"
                : ", which is not an absolute path";
    return service.name() + " mounts something at " + target + why;
  }
}
