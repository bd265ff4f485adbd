// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

/** A rule about what was said to be accepted; runs when every other rule has. */
public interface IgnoreRule extends Rule {
  /** Adds what is wrong with this one. */
  void check(Ignore ignore, Rules rules, Findings findings);

  @Override
  default void check(LintStack stack, Findings findings) {
    // It looks at what the linter hands it, not at stacks.
  }
}
