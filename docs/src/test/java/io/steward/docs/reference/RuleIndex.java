// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.reference;

import io.steward.core.lint.Risk;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RulePack;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The page that lists every rule of {@code compose lint}. */
final class RuleIndex {
  private final Rules rules;

  RuleIndex(Rules rules) {
    this.rules = rules;
  }

  String text() {
    List<String> parts = new ArrayList<>();
    parts.add("# Rules of compose lint");
    parts.add(
        "Generated from the rules themselves. `steward compose rules` prints this list, and"
            + " `steward compose rules RULE` a page of it. How to use them: [LINT.md](../LINT.md).");
    for (RulePack pack : rules.packs()) {
      parts.add("## " + pack.name() + (pack.onByDefault() ? "" : " (off by default)"));
      parts.add(pack.text() + ".");
      parts.add(table(pack));
    }
    return String.join("\n\n", parts) + "\n";
  }

  private static String table(RulePack pack) {
    List<String> rows =
        new ArrayList<>(List.of("| Rule | Severity | Risk | Finds |", "|---|---|---|---|"));
    for (Rule rule : pack.rules()) {
      RuleSpec spec = rule.spec();
      rows.add(
          "| ["
              + spec.id()
              + "]("
              + spec.id()
              + ".md) | "
              + word(spec.severity())
              + " | "
              + (spec.risk() == Risk.NONE ? "" : word(spec.risk()))
              + " | "
              + Markdown.cell(spec.summary() + (spec.fixes() ? "; `--fix` mends it" : ""))
              + " |");
    }
    return String.join("\n", rows);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
