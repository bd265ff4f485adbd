// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How to wait a little before looking again; a test moves its clock instead. */
@FunctionalInterface
interface Pause {
  /**
   * Waits for about this long, shorter when it likes.
   *
   * @throws InterruptedException if the thread is interrupted before or meanwhile
   */
  void pause(Duration atMost) throws InterruptedException;

  /** Lets the thread rest. */
  static Pause parking() {
    return atMost -> {
      LockSupport.parkNanos(Math.max(1, atMost.toNanos()));
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    };
  }
}
