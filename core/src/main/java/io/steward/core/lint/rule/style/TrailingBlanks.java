// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.style;

import io.steward.core.error.Position;
import io.steward.core.lint.Edit;
import io.steward.core.lint.Findings;
import io.steward.core.lint.Fix;
import io.steward.core.lint.LintStack;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Severity;
import io.steward.core.lint.SourceFile;
import io.steward.core.lint.Spot;
import io.steward.core.lint.YamlLines;

/** Finds blanks at the end of lines. */
final class TrailingBlanks implements Rule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("trailing-blank", Severity.INFO)
          .finds("blanks at the end of a line")
          .why("Nobody sees them, and every editor that takes them out makes a change.")
          .mend("take them out")
          .bad("services:\n  web: \n    image: nginx:1.27 # pinned\t\n")
          .good("services:\n  web:\n    image: nginx:1.27 # pinned\n")
          .fixes()
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintStack stack, Findings findings) {
    for (SourceFile file : stack.sources()) {
      YamlLines yaml = YamlLines.of(file);
      for (int line = 1; file.isYaml() && line <= file.lines().size(); line++) {
        String text = file.line(line);
        String kept = text.stripTrailing();
        if (!kept.equals(text) && !yaml.isText(line) && !yaml.isText(line + 1)) {
          Position from = file.at(line, length(kept) + 1);
          Position to = file.at(line, length(text) + 1);
          findings.add(Spot.of(from), "the line ends with blanks", Fix.of(new Edit(from, to, "")));
        }
      }
    }
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
