// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.error.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Locks that are held. They are renewed in the background until {@link #close()}, which gives them
 * back. Long work calls {@link #check()} before each step that changes something. Thread-safe.
 */
public final class Lease implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Lease.class);

  private final Locks locks;
  private final List<String> names;
  private final String id;
  private final List<HeldLock> takenOver;
  private final ScheduledExecutorService heartbeat;
  private final ScheduledFuture<?> beats;
  private volatile Instant expiresAt;

  Lease(Locks locks, LockRequest request, Locks.Attempt attempt, Duration renewal) {
    this.locks = locks;
    this.names = request.names();
    this.id = attempt.lease();
    this.takenOver = attempt.taken();
    this.expiresAt = attempt.expiresAt();
    this.heartbeat = Executors.newSingleThreadScheduledExecutor(Lease::thread);
    long nanos = renewal.toNanos();
    this.beats = heartbeat.scheduleWithFixedDelay(this::beat, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  /** The names that are locked, sorted. */
  public List<String> names() {
    return names;
  }

  /** Locks that others had abandoned and that were taken from them; worth telling the user. */
  public List<HeldLock> takenOver() {
    return takenOver;
  }

  /**
   * Makes sure that every lock is still held, and renews them.
   *
   * @throws OperationException of kind {@link ErrorKind#REFUSED} if one was broken, or taken over
   *     by another after it could not be renewed in time
   */
  public void check() {
    locks.renew(id, names.size()).ifPresentOrElse(end -> expiresAt = end, this::refuse);
  }

  /** Until when the locks are held without another renewal. */
  public Instant expiresAt() {
    return expiresAt;
  }

  /**
   * Gives the locks back; calling it again does nothing. What was done under them is done, also
   * where that cannot be written: then they go with this process, or when their time is over.
   */
  @Override
  public void close() {
    beats.cancel(false);
    heartbeat.shutdown();
    try {
      locks.release(id);
    } catch (HomelabException e) {
      log.warn("lock not given back names={} reason={}", names, e.getMessage());
    }
  }

  private void refuse() {
    List<String> lost = locks.lost(id, names);
    String name = lost.get(0);
    String now = locks.find(name).map(held -> "; now " + held.describe(locks.clock())).orElse("");
    throw OperationException.of(
        ErrorKind.REFUSED,
        "the lock of " + HeldLock.subject(name) + " was taken away from this run" + now,
        "nothing more is changed; look at what the other run does before you start again");
  }

  private void beat() {
    try {
      check();
    } catch (HomelabException | IllegalStateException e) {
      // The run itself learns it at its next check; a store that was only busy is tried again.
      log.warn("lock not renewed names={} reason={}", names, e.getMessage());
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "steward-lease");
    thread.setDaemon(true);
    return thread;
  }
}
