// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Something the engine tells as it happens, on a thread of its own, until its end or until closed.
 * To cancel or close it is quick, may be done from any thread, and twice.
 */
public final class EngineStream implements AutoCloseable {
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Optional<Throwable> failure = Optional.empty();
  private volatile Optional<Closeable> source = Optional.empty();
  private volatile boolean closed;

  EngineStream() {}

  void start(Closeable stream) {
    source = Optional.of(stream);
    started.countDown();
    if (closed) {
      cancel();
    }
  }

  void fail(Throwable reason) {
    if (!closed) {
      failure = Optional.of(reason);
    }
    end();
  }

  void end() {
    started.countDown();
    ended.countDown();
  }

  Optional<Throwable> failure() {
    return failure;
  }

  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /** Waits until the engine listens, or refused. */
  boolean awaitStart(Duration bound) throws InterruptedException {
    return started.await(bound.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Waits for the end; false when it did not come within {@code bound}.
   *
   * @throws OperationException if the stream broke before its end
   */
  public boolean await(Duration bound) throws InterruptedException {
    boolean done = ended.await(bound.toMillis(), TimeUnit.MILLISECONDS);
    if (failure.isPresent()) {
      throw OperationException.of(
          ErrorKind.UNREACHABLE,
          "what Docker was telling broke off: " + failure.get().getMessage(),
          failure.get());
    }
    return done;
  }

  /** Whether more may come. */
  public boolean isOpen() {
    return ended.getCount() > 0;
  }

  /** Stops listening, at once; what was under way may still arrive. */
  public void cancel() {
    closed = true;
    try {
      if (source.isPresent()) {
        source.get().close();
      }
    } catch (IOException e) {
      // Closed all the same.
      return;
    } finally {
      end();
    }
  }

  @Override
  public void close() {
    cancel();
  }
}
