// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.variables;

import io.steward.core.lint.Example;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintStack;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Severity;
import io.steward.core.lint.SourceFile;
import io.steward.core.lint.Spot;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds variables that are set for the Compose files of a stack, and named in none of them. */
final class UnusedVariable implements Rule {
  private static final Pattern FOR_COMPOSE = Pattern.compile("(COMPOSE|DOCKER|BUILDKIT|BUILDX)_.*");
  private static final String COMPOSE =
      """
      services:
        db:
          image: postgres:${POSTGRES_VERSION}
      """;
  private static final RuleSpec SPEC =
      RuleSpec.rule("unused-variable", Severity.INFO)
          .finds("a variable in .env that nothing uses")
          .why(
              "The file reads as if it set something; often the name was changed, or misspelt, in one of two places.")
          .mend("take the line out, or use the name where it was meant")
          .bad(
              Example.of("compose.yaml", COMPOSE)
                  .with(".env", "POSTGRES_VERSION=17.2\nPOSTGRES_VERSOIN=16.6\n"))
          .good(Example.of("compose.yaml", COMPOSE).with(".env", "POSTGRES_VERSION=17.2\n"))
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  /** A file that containers are given, or that belongs to another stack too, is used as a whole. */
  @Override
  public void check(LintStack stack, Findings findings) {
    Set<Path> given = EnvFile.ofServices(stack);
    Set<Path> own = EnvFile.ofProject(stack);
    for (EnvFile file : EnvFile.of(stack)) {
      Path path = file.source().path();
      boolean alone = path.startsWith(stack.stack().dir()) && !isShared(stack, path);
      if (own.contains(path) && !given.contains(path) && alone) {
        for (EnvFile.Line line : file.lines()) {
          if (!FOR_COMPOSE.matcher(line.name()).matches() && !isUsed(stack, file, line)) {
            findings.add(
                Spot.of(file.source().at(line.number(), line.column())),
                line.name() + " is used nowhere");
          }
        }
      }
    }
  }

  private static boolean isShared(LintStack stack, Path file) {
    return stack.host().stacks().stream()
        .filter(other -> !other.name().equals(stack.name()))
        .anyMatch(other -> other.sources().stream().anyMatch(s -> s.path().equals(file)));
  }

  /** The name alone is enough: a service may be given a variable by it. */
  private static boolean isUsed(LintStack stack, EnvFile file, EnvFile.Line line) {
    Pattern name = Pattern.compile("(?<!\\w)" + Pattern.quote(line.name()) + "(?!\\w)");
    List<SourceFile> others =
        stack.sources().stream().filter(s -> !s.path().equals(file.source().path())).toList();
    return others.stream().anyMatch(s -> s.lines().stream().anyMatch(l -> name.matcher(l).find()))
        || file.source().lines().stream()
            .anyMatch(l -> l.matches(".*\\$\\{?" + Pattern.quote(line.name()) + "(?!\\w).*"));
  }
}
