// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.operation;

/** A number with its noun. */
record Counted(int number, String noun) {
  static Counted of(int number, String noun) {
    return new Counted(number, noun);
  }

  /** {@code 1 stack}, {@code 2 stacks}. */
  @Override
  public String toString() {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
