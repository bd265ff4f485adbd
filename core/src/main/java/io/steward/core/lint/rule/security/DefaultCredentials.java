// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.SecretText;
import io.steward.core.lint.ServiceRule;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds passwords that everybody knows. */
final class DefaultCredentials implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("default-credentials", Risk.CRITICAL)
          .finds("a password that everybody tries first")
          .why(
              """
              It is in every list of passwords, and often in the image's own manual.
              """)
          .mend(
              """
              set a long random one in .env or a secret, and change it in the service too where it is stored
              """)
          .bad(
              """
              services:
                db:
                  image: mariadb:11.4
                  environment:
                    MARIADB_ROOT_PASSWORD: changeme
              """)
          .good(
              """
              services:
                db:
                  image: mariadb:11.4
                  environment:
                    MARIADB_ROOT_PASSWORD_FILE: /run/secrets/db-root
                  secrets: [db-root]
              secrets:
                db-root: { file: ./db-root.txt }
              """)
          .build();
  private static final Set<String> KNOWN =
      Set.of(
          "admin",
          "administrator",
          "changeme",
          "changeit",
          "change_me",
          "default",
          "example",
          "guest",
          "letmein",
          "mysql",
          "pass",
          "passw0rd",
          "password",
          "password123",
          "postgres",
          "root",
          "secret",
          "test",
          "toor",
          "user",
          "welcome",
          "1234",
          "12345",
          "123456",
          "12345678",
          "qwerty",
          "minioadmin",
          "supersecret",
          "mysecretpassword");

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    Map<String, String> environment = service.compose().environment();
    environment.forEach(
        (name, value) -> {
          if (SecretText.isPassword(name) && KNOWN.contains(value.toLowerCase(Locale.ROOT))) {
            findings.add(
                service.at("environment", name),
                service.name() + " has a password everybody knows in " + name);
          }
        });
  }
}
