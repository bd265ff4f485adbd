// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.reference;

import io.steward.core.lint.Risk;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RulePack;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Rules;
import java.util.List;
import java.util.Locale;

/** The page that lists every rule of {@code compose lint}. */
final class RuleIndex {
  private final Rules rules;

  RuleIndex(Rules rules) {
    this.rules = rules;
  }

  String text() {
    Markdown page = new Markdown();
    page.heading(1, "Rules of compose lint")
        .say(
            "Generated from the rules themselves. `steward compose rules` prints this list, and"
                + " `steward compose rules RULE` a page of it. How to use them:"
                + " [LINT.md](../LINT.md).");
    for (RulePack pack : rules.packs()) {
      page.heading(2, pack.name() + (pack.onByDefault() ? "" : " (off by default)"))
          .say(pack.text() + ".")
          .table(
              List.of("Rule", "Severity", "Risk", "Finds"),
              pack.rules().stream().map(Rule::spec).map(RuleIndex::row).toList());
    }
    return page.toString();
  }

  private static List<String> row(RuleSpec spec) {
    return List.of(
        "[" + spec.id() + "](" + spec.id() + ".md)",
        word(spec.severity()),
        spec.risk() == Risk.NONE ? "" : word(spec.risk()),
        spec.summary() + (spec.fixes() ? "; `--fix` mends it" : ""));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
