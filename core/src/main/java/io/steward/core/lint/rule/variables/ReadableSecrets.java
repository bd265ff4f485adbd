// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.variables;

import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintStack;
import io.steward.core.lint.Risk;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.SecretText;
import io.steward.core.lint.SourceFile;
import io.steward.core.lint.Spot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/** Finds files of variables with secrets that every user of the machine can read. */
final class ReadableSecrets implements Rule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("readable-secrets", Risk.MEDIUM)
          .finds("a file of variables with a secret that every user of the machine can read")
          .why("Whoever gets any account on the machine, or a service of it, has the secret.")
          .mend(
              "take the right from others: chmod o= FILE; or keep the secret in a file of its own")
          .sameAs("OWASP DockSec env-file secret risk")
          .bad(
              Example.of(
                      "compose.yaml",
                      """
                      services:
                        db:
                          image: postgres:17
                          environment:
                            POSTGRES_PASSWORD: ${DB_PASSWORD}
                      """)
                  .with(".env", "DB_PASSWORD=correct-horse-battery\n"))
          .good(
              Example.of(
                      "compose.yaml",
                      """
                      services:
                        db:
                          image: postgres:17
                          environment:
                            POSTGRES_PASSWORD_FILE: ${DB_PASSWORD_FILE}
                      """)
                  .with(".env", "DB_PASSWORD_FILE=/run/secrets/db\n"))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintStack stack, Findings findings) {
    for (EnvFile file : EnvFile.of(stack)) {
      Optional<EnvFile.Line> secret =
          file.lines().stream()
              .filter(line -> line.isLiteral() && SecretText.isSecret(line.name(), line.value()))
              .findFirst();
      if (secret.isPresent() && isOpen(file.source())) {
        String name = file.source().name();
        findings.add(
            Spot.of(file.source().at(secret.get().number(), secret.get().column())),
            name + " holds " + secret.get().name() + ", and everyone on the machine can read it",
            "chmod o= " + name);
      }
    }
  }

  /** Where there are no such rights nothing is known. */
  private static boolean isOpen(SourceFile file) {
    try {
      return Files.getPosixFilePermissions(file.path()).contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
