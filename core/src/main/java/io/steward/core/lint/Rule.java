// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

/** One thing that can be wrong with a stack. Immutable: one instance serves every stack. */
public interface Rule {
  /** What it is. */
  RuleSpec spec();

  /** Adds what is wrong with this stack. */
  void check(LintStack stack, Findings findings);
}
