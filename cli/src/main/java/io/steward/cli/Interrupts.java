// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.process.Signals;
import java.util.List;

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

  /** Hears these signals of this process. */
  static Interrupts of(List<String> signals) {
    return action -> Signals.listen(signals, signal -> action.run())::close;
  }

  /** Nobody presses it. */
  static Interrupts none() {
    return action -> () -> {};
  }
}
