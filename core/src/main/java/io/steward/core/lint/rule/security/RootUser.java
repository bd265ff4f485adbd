// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;

/** Finds services that run as root, or may. */
final class RootUser implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("root-user", Risk.LOW)
          .finds("a service that says root is its user, or no user")
          .why(
              """
              Root in a container is root on the host once it gets out. Without user: the image decides, and most decide for root.
              """)
          .mend(
              """
              write user: \"1000:1000\", and give that user its folders
              """)
          .sameAs("CIS Docker 1.6.0 4.1", "OWASP Docker rule 2")
          .bad(
              """
              services:
                app:
                  image: nginx:1.27
                  user: root
              """)
          .good(
              """
              services:
                app:
                  image: nginxinc/nginx-unprivileged:1.27
                  user: "101:101"
              """)
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    String user = service.compose().user().orElse("");
    String name = user.split(":", 2)[0];
    if (user.isEmpty()) {
      findings.add(
          service.at(), service.name() + " names no user; unless its image does, it is root");
    } else if (name.equals("root") || name.equals("0")) {
      findings.add(service.at("user"), service.name() + " runs as root");
    }
  }
}
