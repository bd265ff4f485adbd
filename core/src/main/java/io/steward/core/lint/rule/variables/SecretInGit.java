// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.variables;

import io.steward.core.compose.ComposeNode;
import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintStack;
import io.steward.core.lint.Risk;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.SecretText;
import io.steward.core.lint.SourceFile;
import io.steward.core.lint.Spot;
import io.steward.core.process.ProcessRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds secrets in files that git keeps. */
final class SecretInGit implements Rule {
  private static final String COMPOSE =
      """
      services:
        db:
          image: postgres:17
          environment:
            POSTGRES_PASSWORD: ${DB_PASSWORD}
      """;
  private static final RuleSpec SPEC =
      RuleSpec.rule("secret-in-git", Risk.HIGH)
          .finds("a value that looks like a secret in a file that git keeps")
          .why(
              "Whoever gets a copy of the repository has it, and it stays in the history when the file is mended.")
          .mend(
              "change the secret, put it into a file that .gitignore names, or into a store of secrets,"
                  + " and take the file out of git: git rm --cached FILE")
          .bad(
              Example.of("compose.yaml", COMPOSE)
                  .with(".env", "DB_PASSWORD=correct-horse-battery\n")
                  .with(".gitignore", "backup/\n"))
          .good(
              Example.of("compose.yaml", COMPOSE)
                  .with(".env", "DB_PASSWORD=correct-horse-battery\n")
                  .with(".gitignore", "backup/\n.env\n"))
          .build();

  private final ProcessRunner runner;

  SecretInGit(ProcessRunner runner) {
    this.runner = runner;
  }

  private record Held(String name, Spot spot) {}

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  /** Git is asked only where there is a secret to ask about. */
  @Override
  public void check(LintStack stack, Findings findings) {
    List<Held> secrets = new ArrayList<>();
    for (EnvFile file : EnvFile.of(stack)) {
      for (EnvFile.Line line : file.lines()) {
        if (line.isLiteral() && SecretText.isSecret(line.name(), line.value())) {
          Spot spot = Spot.of(file.source().at(line.number(), line.column()));
          secrets.add(new Held(line.name(), spot));
        }
      }
    }
    stack.written("services").ifPresent(node -> ofServices(node, secrets));
    if (secrets.isEmpty()) {
      return;
    }
    TrackedFiles tracked =
        stack.host().fact(TrackedFiles.class, host -> TrackedFiles.of(host, runner));
    for (Held secret : secrets) {
      Optional<SourceFile> file = stack.source(secret.spot().position().source());
      if (file.isPresent() && tracked.contains(file.get())) {
        findings.add(
            secret.spot(),
            secret.name() + " looks like a secret, and git keeps " + file.get().name());
      }
    }
  }

  private static void ofServices(ComposeNode services, List<Held> secrets) {
    for (String service : services.keys()) {
      for (String[] path : List.of(new String[] {"environment"}, new String[] {"build", "args"})) {
        ComposeNode held = services.get(service).flatMap(node -> node.find(path)).orElse(null);
        if (held != null) {
          String key = "services." + service + "." + String.join(".", path);
          pairs(held, service, key, secrets);
        }
      }
    }
  }

  private static void pairs(ComposeNode held, String service, String key, List<Held> secrets) {
    for (String name : held.keys()) {
      ComposeNode value = held.get(name).orElseThrow();
      Spot spot = new Spot(held.keyAt(name).orElse(value.at()), service, key + "." + name);
      pair(name, raw(value), spot, secrets);
    }
    int index = 0;
    for (ComposeNode item : held.items()) {
      String[] pair = raw(item).split("=", 2);
      Spot spot = new Spot(item.at(), service, key + "." + index++);
      pair(pair[0], pair.length == 2 ? pair[1] : "", spot, secrets);
    }
  }

  private static void pair(String name, String value, Spot spot, List<Held> secrets) {
    boolean literal = !value.replace("$$", "").contains("$");
    if (literal && SecretText.isSecret(name, value)) {
      secrets.add(new Held(name, spot));
    }
  }

  private static String raw(ComposeNode value) {
    return value.raw().orElse(value.text());
  }
}
