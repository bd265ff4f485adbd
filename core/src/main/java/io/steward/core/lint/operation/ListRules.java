// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.operation;

import com.google.inject.Inject;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.Names;
import io.steward.core.error.OperationException;
import io.steward.core.lint.Risk;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RulePack;
import io.steward.core.lint.RulePage;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.Rules;
import io.steward.core.lint.Severity;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Line;
import io.steward.core.operation.Needs;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code compose rules}. */
final class ListRules implements Operation<ListRules.Input, ListRules.Listed> {
  static final Spec SPEC =
      Spec.operation("compose", "rules", ListRules.class)
          .summary("List the rules of compose lint, or explain one")
          .example("steward compose rules", "every rule, pack by pack")
          .example("steward compose rules docker-socket", "why it matters, and how to mend it")
          .needs(Needs.NOTHING)
          .build();
  private final Rules rules;

  @Inject
  ListRules(Rules rules) {
    this.rules = rules;
  }

  @Override
  public Listed run(Input input, Run run) {
    if (input.rule().isEmpty()) {
      return new Listed(rules.all().stream().map(this::row).toList(), "");
    }
    String id = input.rule().get();
    Rule rule =
        rules
            .find(id)
            .orElseThrow(
                () ->
                    OperationException.of(
                        ErrorKind.NOT_FOUND,
                        "there is no rule '" + id + "'",
                        Names.suggestion(id, rules.names()).stream().toArray(String[]::new)));
    return new Listed(List.of(row(rule)), RulePage.of(rule.spec(), rules.packOf(rule)));
  }

  private Row row(Rule rule) {
    RuleSpec spec = rule.spec();
    RulePack pack = rules.packOf(rule);
    return new Row(
        spec.id(),
        pack.name(),
        spec.severity(),
        spec.risk(),
        pack.onByDefault(),
        spec.fixes(),
        spec.summary(),
        spec.why(),
        spec.mend(),
        spec.equivalents());
  }

  record Input(
      @Arg(value = "The rule to explain; all are listed unless given", positional = true)
          Optional<String> rule) {}

  /** One rule. */
  record Row(
      String rule,
      String pack,
      Severity severity,
      Risk risk,
      boolean on,
      boolean fixable,
      String finds,
      String why,
      String mend,
      List<String> equivalents) {
    Row {
      equivalents = List.copyOf(equivalents);
    }
  }

  /**
   * Rules, or one.
   *
   * @param rules in the order of the packs
   * @param text the page of the one that was asked for, else empty
   */
  record Listed(List<Row> rules, String text) implements Printable {
    Listed {
      rules = List.copyOf(rules);
    }

    @Override
    public void print(Page page) {
      if (!text.isEmpty()) {
        text.lines().forEach(page::add);
        return;
      }
      String pack = "";
      for (Row row : rules) {
        if (!row.pack().equals(pack)) {
          pack = row.pack();
          page.gap().add(Line.blank().name(pack).aside(row.on() ? "" : "  off by default"));
        }
        String severity = row.severity().name().toLowerCase(Locale.ROOT);
        page.add(Line.of("  " + row.rule()).to(30).text(severity).to(39).aside(row.finds()));
      }
    }
  }
}
