// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.platform;

import io.steward.core.lint.LintStack;

/** Whether a stack lives in Portainer as text, with nothing of its folder. */
final class PortainerText {
  private PortainerText() {}

  static boolean is(LintStack stack) {
    return stack.settings().portainerText().contains(stack.name());
  }
}
