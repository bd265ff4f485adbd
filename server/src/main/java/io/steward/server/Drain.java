// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the work in progress, and takes no more once it is closed. Thread-safe. */
final class Drain {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private int working;
  private boolean closed;

  /**
   * Begins a piece of work.
   *
   * @throws ProblemException if no more is taken
   */
  void begin() {
    lock.lock();
    try {
      if (closed) {
        throw ProblemException.of(
                HttpFault.UNAVAILABLE, "the server is about to stop", "try again in a moment")
            .header("Retry-After", "10");
      }
      working++;
    } finally {
      lock.unlock();
    }
  }

  /** Ends it. */
  void end() {
    lock.lock();
    try {
      working--;
      idle.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more work. */
  void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nothing works any more, at most this long; whether that came to be. */
  boolean await(Duration bound) throws InterruptedException {
    long left = bound.toNanos();
    lock.lockInterruptibly();
    try {
      while (working > 0 && left > 0) {
        left = idle.awaitNanos(left);
      }
      return working == 0;
    } finally {
      lock.unlock();
    }
  }

  /** How many pieces of work there are. */
  int working() {
    lock.lock();
    try {
      return working;
    } finally {
      lock.unlock();
    }
  }
}
