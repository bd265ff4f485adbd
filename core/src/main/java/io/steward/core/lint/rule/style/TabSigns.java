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

/** Finds tabs before comments. */
final class TabSigns implements Rule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("tab", Severity.INFO)
          .finds("a tab before a comment")
          .why(
              "It looks like blanks and is none; further left it makes a file that cannot be read.")
          .mend("write a blank")
          .bad("services:\n  web:\n    image: nginx:1.27\t# pinned\n")
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
        if (text.indexOf('\t') >= 0 && !yaml.isText(line)) {
          int end = yaml.commentAt(line).orElse(text.length());
          gaps(file, line, text.substring(0, end), findings);
        }
      }
    }
  }

  /** Behind the value a tab is no part of it. */
  private static void gaps(SourceFile file, int line, String code, Findings findings) {
    String kept = code.stripTrailing();
    boolean comment = code.length() < file.line(line).length();
    if (comment && !kept.isEmpty() && code.indexOf('\t', kept.length()) >= 0) {
      gap(file, line, code, kept.length(), code.length(), findings);
    }
  }

  private static void gap(
      SourceFile file, int line, String code, int from, int to, Findings findings) {
    Position start = file.at(line, code.codePointCount(0, from) + 1);
    Position end = file.at(line, code.codePointCount(0, to) + 1);
    findings.add(Spot.of(start), "a tab stands here", Fix.of(new Edit(start, end, " ")));
  }
}
