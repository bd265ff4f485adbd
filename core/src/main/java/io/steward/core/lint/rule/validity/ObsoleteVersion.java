// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.validity;

import io.steward.core.lint.Edit;
import io.steward.core.lint.Findings;
import io.steward.core.lint.Fix;
import io.steward.core.lint.LintStack;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Severity;
import io.steward.core.lint.SourceFile;
import io.steward.core.lint.Spot;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the key that Compose ignores since 2020. */
final class ObsoleteVersion implements Rule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("obsolete-version", Severity.INFO)
          .finds("the key version, which Compose ignores")
          .why("Compose reads every file by the newest rules and warns about the key at each call.")
          .mend("take the line out")
          .sameAs("dclint no-version-field")
          .bad(
              """
              version: "3.8"
              services:
                web:
                  image: nginx:1.27
              """)
          .good(
              """
              services:
                web:
                  image: nginx:1.27
              """)
          .fixes()
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintStack stack, Findings findings) {
    Optional<Spot> own = stack.written("version").map(version -> stack.at("version"));
    own.ifPresent(spot -> add(stack, spot, findings));
    String told = own.map(spot -> spot.position().source()).orElse("");
    for (SourceFile file : stack.sources()) {
      if (file.isYaml() && !file.name().equals(told)) {
        IntStream.rangeClosed(1, file.lines().size())
            .filter(line -> standsAlone(file.line(line)))
            .forEach(line -> add(stack, Spot.of(file.at(line, 1)), findings));
      }
    }
  }

  private static void add(LintStack stack, Spot spot, Findings findings) {
    String message = "version is obsolete, and ignored";
    stack
        .source(spot.position().source())
        .filter(file -> standsAlone(file.line(spot.position().line())))
        .ifPresentOrElse(
            file -> findings.add(spot, message, without(file, spot.position().line())),
            () -> findings.add(spot, message));
  }

  private static boolean standsAlone(String line) {
    return line.matches("version\\s*:\\s*[\"']?[\\w.]+[\"']?\\s*(#.*)?");
  }

  /** The line goes, and an empty one below it at the top of the file. */
  private static Fix without(SourceFile file, int line) {
    boolean gap = line == 1 && file.line(2).isBlank() && file.lines().size() > 2;
    return Fix.of(new Edit(file.at(line, 1), file.at(line + (gap ? 2 : 1), 1), ""));
  }
}
