// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

/** A rule that looks at one service after the other. */
public interface ServiceRule extends Rule {
  /** Adds what is wrong with this service. */
  void check(LintService service, Findings findings);

  @Override
  default void check(LintStack stack, Findings findings) {
    stack.services().forEach(service -> check(service, findings));
  }
}
