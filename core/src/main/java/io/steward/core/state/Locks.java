// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.process.ProcessIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Named locks in the state, visible to every process that shares it. A lock is a lease of 30
 * seconds that its holder renews every 10; one that was not renewed in time, or whose process on
 * this machine has certainly ended, is taken over by the next who asks. Thread-safe.
 */
public final class Locks {
  /** How long a lock lasts without renewal. */
  static final Duration TERM = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(Locks.class);
  private static final Duration RENEWAL = Duration.ofSeconds(10);
  private static final Duration INTERVAL = Duration.ofMillis(250);

  private final Sql sql;
  private final Clock clock;
  private final Pause pause;
  private final Duration renewal;
  private final ProcessIdentity self;

  /** Keeps the locks in this database. */
  public Locks(Database database, Clock clock) {
    this(database, clock, Pause.parking(), RENEWAL, ProcessIdentity.current());
  }

  Locks(Database database, Clock clock, Pause pause, Duration renewal, ProcessIdentity self) {
    this.sql = database.sql();
    this.clock = clock;
    this.pause = pause;
    this.renewal = renewal;
    this.self = self;
  }

  /**
   * Takes every lock of the request at once, or none. The lease renews itself in the background
   * until it is closed.
   *
   * @throws OperationException of kind {@link ErrorKind#REFUSED} if another holds one of them for
   *     longer than the request waits; of kind {@link ErrorKind#INTERRUPTED} if the thread is
   *     interrupted while it waits
   */
  public Lease acquire(LockRequest request) {
    Instant end = clock.instant().plus(request.longestWait());
    while (true) {
      Attempt attempt = sql.transaction(() -> attempt(request));
      if (attempt.blockers().isEmpty()) {
        return new Lease(this, request, attempt, renewal);
      }
      Duration left = Duration.between(clock.instant(), end);
      if (left.isNegative() || left.isZero()) {
        throw refused(attempt.blockers(), request.advice());
      }
      rest(request, left.compareTo(INTERVAL) < 0 ? left : INTERVAL);
    }
  }

  /** Every lock that stands in the state, sorted by name; also those that others may take. */
  public List<HeldLock> list() {
    return sql.query("SELECT * FROM core_lock ORDER BY name", HeldLock::read);
  }

  /**
   * Takes a lock away from its holder, who learns it at its next {@link Lease#check()}. Nothing is
   * stopped by it. Writing it to the audit log is for the caller.
   *
   * @param reason why, for the program's log
   * @return the lock that was broken
   * @throws OperationException of kind {@link ErrorKind#NOT_FOUND} if nobody holds it
   */
  public HeldLock breakLock(String name, String reason) {
    HeldLock broken =
        sql.transaction(
            () -> {
              HeldLock held =
                  find(name)
                      .orElseThrow(
                          () ->
                              OperationException.of(
                                  ErrorKind.NOT_FOUND, HeldLock.subject(name) + " is not locked"));
              sql.update("DELETE FROM core_lock WHERE name = ?", name);
              return held;
            });
    log.info(
        "lock broken name={} holder={} run={} reason={}",
        name,
        broken.holder(),
        broken.run(),
        reason);
    return broken;
  }

  /** How one try ended: with the locks, or with those who hold them. */
  record Attempt(String lease, Instant expiresAt, List<HeldLock> blockers, List<HeldLock> taken) {}

  /** Extends the lease; returns its new end, empty when a lock of it is no longer its own. */
  Optional<Instant> renew(String lease, int locks) {
    Instant expiresAt = StoredTime.cut(clock.instant().plus(TERM));
    int renewed =
        sql.update("UPDATE core_lock SET expires_at = ? WHERE lease = ?", expiresAt, lease);
    return renewed == locks ? Optional.of(expiresAt) : Optional.empty();
  }

  void release(String lease) {
    sql.update("DELETE FROM core_lock WHERE lease = ?", lease);
  }

  /** Those of the names that this lease no longer holds. */
  List<String> lost(String lease, List<String> names) {
    List<String> held =
        sql.query("SELECT name FROM core_lock WHERE lease = ?", row -> row.text("name"), lease);
    return names.stream().filter(name -> !held.contains(name)).toList();
  }

  Optional<HeldLock> find(String name) {
    return sql.first("SELECT * FROM core_lock WHERE name = ?", HeldLock::read, name);
  }

  Clock clock() {
    return clock;
  }

  private Attempt attempt(LockRequest request) {
    List<HeldLock> blockers = new ArrayList<>();
    List<HeldLock> taken = new ArrayList<>();
    for (String name : request.names()) {
      find(name).ifPresent(held -> (held.isAbandoned(clock) ? taken : blockers).add(held));
    }
    Instant now = clock.instant();
    Attempt attempt =
        new Attempt(
            UUID.randomUUID().toString(),
            StoredTime.cut(now.plus(TERM)),
            List.copyOf(blockers),
            List.copyOf(taken));
    if (blockers.isEmpty()) {
      taken.forEach(old -> sql.update("DELETE FROM core_lock WHERE name = ?", old.name()));
      request.names().forEach(name -> insert(name, request, attempt, now));
    }
    return attempt;
  }

  private void insert(String name, LockRequest request, Attempt attempt, Instant now) {
    sql.update(
        "INSERT INTO core_lock (name, lease, holder, host, pid, process, run, taken_at,"
            + " expires_at, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        name,
        attempt.lease(),
        request.holder(),
        self.host(),
        self.pid(),
        self.stamp(),
        request.run(),
        now,
        attempt.expiresAt(),
        request.reason());
  }

  private OperationException refused(List<HeldLock> blockers, String advice) {
    List<String> hints = new ArrayList<>();
    hints.add("wait for it with --lock-wait 10m");
    hints.add("if that process is gone, the lock goes too within " + TERM.toSeconds() + " s");
    if (!advice.isEmpty()) {
      hints.add(advice);
    }
    return OperationException.of(
        ErrorKind.REFUSED,
        blockers.stream().map(held -> held.describe(clock)).collect(Collectors.joining("; ")),
        hints.toArray(String[]::new));
  }

  private void rest(LockRequest request, Duration atMost) {
    try {
      pause.pause(atMost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw OperationException.of(
          ErrorKind.INTERRUPTED,
          "interrupted while waiting for the lock of "
              + request.names().stream().map(HeldLock::subject).collect(Collectors.joining(", ")),
          e);
    }
  }
}
