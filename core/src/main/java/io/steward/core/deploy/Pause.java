// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets time pass between two looks; a test lets its clock pass instead. */
@FunctionalInterface
public interface Pause {
  /**
   * Waits this long.
   *
   * @throws OperationException of kind interrupted if the thread is
   */
  void take(Duration length);

  /** Waits for real. */
  static Pause real() {
    return length -> {
      try {
        boolean never = new CountDownLatch(1).await(length.toNanos(), TimeUnit.NANOSECONDS);
        assert !never;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw OperationException.of(ErrorKind.INTERRUPTED, "interrupted while waiting", e);
      }
    };
  }
}
