// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.homelab.Homelab;
import io.steward.core.homelab.Stack;

/**
 * What the state calls a stack: the same stack in another environment or on another target is
 * another one.
 *
 * @param environment the overlay it was read with, empty for none
 * @param target the name of its target
 * @param stack the name of the stack
 */
public record StackKey(String environment, String target, String stack) {
  /** The key of a stack of a homelab. */
  static StackKey of(Homelab homelab, Stack stack) {
    return new StackKey(homelab.environment().orElse(""), stack.target(), stack.name());
  }

  @Override
  public String toString() {
    return environment + "/" + target + "/" + stack;
  }
}
