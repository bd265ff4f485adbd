// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

/** Tells when Ctrl-C is pressed, or the system asks for an end. */
@FunctionalInterface
interface Interrupts {
  /** Calls {@code action} at every press until closed. */
  Listening listen(Runnable action);

  /** An end of listening. */
  interface Listening extends AutoCloseable {
    @Override
    void close();
  }

  /** Nobody presses it. */
  static Interrupts none() {
    return action -> () -> {};
  }
}
