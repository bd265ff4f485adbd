// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import com.google.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Runs the rules over the stacks of a homelab. Immutable. */
public final class Linter {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing((Finding f) -> f.position().source())
          .thenComparing(f -> f.position().line())
          .thenComparing(f -> f.position().column())
          .thenComparing(Finding::rule)
          .thenComparing(Finding::message);

  private final Rules rules;
  private final Clock clock;

  /** A linter with these rules; the clock tells which ignores are over. */
  @Inject
  public Linter(Rules rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
  }

  /** Everything that is found in the wanted stacks, in the order of the files. */
  public List<Finding> lint(LintScope scope, Predicate<LintStack> wanted) {
    return run(scope, wanted, Severity.INFO);
  }

  /** What keeps the wanted stacks from being deployed, in the order of the files. */
  public List<Finding> errors(LintScope scope, Predicate<LintStack> wanted) {
    return run(scope, wanted, Severity.ERROR);
  }

  private List<Finding> run(LintScope scope, Predicate<LintStack> wanted, Severity least) {
    List<Finding> found = new ArrayList<>();
    LocalDate today = LocalDate.now(clock);
    scope.ignores().forEach(ignore -> ignore.on(today));
    List<LintStack> stacks = scope.stacks().stream().filter(wanted).toList();
    for (LintStack stack : stacks) {
      List<Finding> raw = raw(stack, least);
      raw.removeIf(finding -> isIgnored(finding, stack, scope));
      raw.replaceAll(finding -> isMended(finding, stack) ? finding : finding.byHand());
      found.addAll(raw);
    }
    if (least == Severity.INFO) {
      stacks.forEach(stack -> ignores(stack.ignores(), stack.name(), scope.settings(), found));
      ignores(scope.ignores(stacks), "", scope.settings(), found);
    }
    found.sort(ORDER);
    return List.copyOf(found);
  }

  private List<Finding> raw(LintStack stack, Severity least) {
    List<Finding> found = new ArrayList<>();
    for (Rule rule : rules.all()) {
      Optional<Severity> severity = rules.severity(rule, stack.settings());
      if (severity.isPresent() && severity.get().reaches(least)) {
        rule.check(stack, new Findings(rule.spec(), severity.get(), stack.name(), found));
      }
    }
    return found;
  }

  /** Whether {@code --fix} mends the file of a finding. */
  private static boolean isMended(Finding finding, LintStack stack) {
    return stack
        .source(finding.position().source())
        .filter(file -> Fixer.isComposeFile(stack, file))
        .isPresent();
  }

  /** Every ignore that covers a finding counts as used, not only the first. */
  private boolean isIgnored(Finding finding, LintStack stack, LintScope scope) {
    boolean ignored = false;
    for (Ignore ignore : stack.ignores()) {
      ignored |= ignore.takes(finding);
    }
    for (Ignore ignore : scope.ignores()) {
      ignored |= ignore.takes(finding);
    }
    return ignored;
  }

  private void ignores(List<Ignore> ignores, String stack, LintFile settings, List<Finding> found) {
    for (Rule rule : rules.all()) {
      Optional<Severity> severity = rules.severity(rule, settings);
      if (rule instanceof IgnoreRule check && severity.isPresent()) {
        Findings findings = new Findings(rule.spec(), severity.get(), stack, found);
        ignores.stream()
            .filter(ignore -> !isOff(ignore, settings))
            .forEach(ignore -> check.check(ignore, rules, findings));
      }
    }
  }

  private boolean isOff(Ignore ignore, LintFile settings) {
    return rules.find(ignore.rule()).map(r -> rules.severity(r, settings).isEmpty()).orElse(false);
  }
}
