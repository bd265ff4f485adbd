// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.operation;

import com.google.inject.Inject;
import io.steward.core.lint.HomelabLint;
import io.steward.core.lint.LintRequest;
import io.steward.core.lint.LintResult;
import io.steward.core.lint.Severity;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Needs;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.nio.file.Path;
import java.util.List;

/** {@code compose lint}. */
final class LintStacks implements Operation<LintStacks.Input, LintResult> {
  static final Spec SPEC =
      Spec.operation("compose", "lint", LintStacks.class)
          .summary("Tell what is wrong with Compose files, why, and how to mend it")
          .details(
              """
              Looks at stacks of the homelab, or at files wherever they lie; at every stack unless
              told. Ends with exit code 4 when something reaches --fail-on. What is accepted is said
              in the file, # steward: ignore RULE reason, or in config/lint.yaml.

              --fix changes how files are written, never what they mean: comments, order and quotes
              of everything else stay, and each file is read again before it takes its place.""")
          .example("steward compose lint", "every stack of the homelab")
          .example("steward compose lint media traefik --all", "two stacks, with all advice")
          .example("steward compose lint -o sarif > steward.sarif", "for code scanning")
          .example("steward compose lint --fix stacks/media/compose.yaml", "mends one file")
          .needs(Needs.FOLDER)
          .forms(LintResult.SARIF, LintResult.GITHUB)
          .build();
  private final HomelabLint lint;

  @Inject
  LintStacks(HomelabLint lint) {
    this.lint = lint;
  }

  record Input(
      @Arg(
              value = "Stacks, Compose files or folders; every stack unless given",
              positional = true,
              label = "STACK|FILE")
          List<Path> what,
      @Arg(value = "The least severity that ends with exit code 4", fallback = "error")
          Severity failOn,
      @Arg(value = "Mends what can be mended without changing what it means", commandOnly = true)
          boolean fix,
      @Arg("Shows a person advice as well as errors and warnings") boolean all) {}

  @Override
  public LintResult run(Input input, Run run) {
    return lint.lint(
        new LintRequest(input.what(), run.folder(), input.failOn(), input.fix(), input.all()));
  }
}
