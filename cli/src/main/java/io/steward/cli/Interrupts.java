// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

/** Tells when Ctrl-C is pressed. */
@FunctionalInterface
interface Interrupts {
  /** Calls {@code action} at every press until closed. */
  Listening listen(Runnable action);

  /** An end of listening. */
  interface Listening extends AutoCloseable {
    @Override
    void close();
  }

  /** Leaves Ctrl-C to the system, which ends the program. */
  static Interrupts ofSystem() {
    return action -> () -> {};
  }
}
