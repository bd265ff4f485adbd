// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.process.ProcessIdentity;
import io.steward.core.testing.MutableClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocksTest {
  private static final Duration NEVER = Duration.ofDays(1);

  private final MutableClock clock = MutableClock.at("2026-11-23T20:41:00Z");
  private final ProcessIdentity self = ProcessIdentity.current();
  private final List<Duration> pauses = new ArrayList<>();
  @TempDir Path folder;
  private Database database;
  private Locks locks;

  @BeforeEach
  void open() {
    database = Scratch.database(folder.resolve("state.db"), clock);
    locks =
        new Locks(
            database,
            clock,
            atMost -> {
              pauses.add(atMost);
              clock.advance(atMost);
            },
            NEVER,
            self);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void listsWhatIsHeldUntilItIsGivenBack() {
    try (Lease lease = locks.acquire(request("website", "monitoring", "website"))) {
      assertThat(lease.names()).containsExactly("monitoring", "website");
      assertThat(lease.takenOver()).isEmpty();
      assertThat(locks.list()).extracting(HeldLock::name).containsExactly("monitoring", "website");
      assertThat(locks.list().get(0))
          .isEqualTo(
              new HeldLock(
                  "monitoring",
                  "mark",
                  self,
                  "r-1",
                  Instant.parse("2026-11-23T20:41:00Z"),
                  Instant.parse("2026-11-23T20:41:30Z"),
                  "deploy"));
    }

    assertThat(locks.list()).isEmpty();
  }

  @Test
  void refusesWhatAnotherHoldsAndTakesNothing() {
    try (Lease held = locks.acquire(request("lab/local/monitoring"))) {
      OperationException refusal =
          catchThrowableOfType(
              OperationException.class,
              () -> locks.acquire(request("alpha", "lab/local/monitoring")));

      assertThat(refusal.kind()).isEqualTo(ErrorKind.REFUSED);
      assertThat(refusal)
          .hasMessage(
              "monitoring is locked by mark on %s (pid %d, run r-1, since 20:41): deploy"
                  .formatted(self.host(), self.pid()));
      assertThat(refusal.hints())
          .containsExactly(
              "wait for it with --lock-wait 10m",
              "if that process is gone, the lock goes too within 30 s");
      assertThat(locks.list()).extracting(HeldLock::name).isEqualTo(held.names());
      assertThat(pauses).isEmpty();
    }
  }

  @Test
  void namesTheDayWhenItWasNotToday() {
    try (Lease held = locks.acquire(request("monitoring"))) {
      clock.advance(Duration.ofHours(5));

      assertThat(locks.list().get(0).describe(clock)).contains("since 2026-11-23 20:41)");
      assertThat(held.expiresAt()).isBefore(clock.instant());
    }
  }

  @Test
  void waitsAsLongAsAskedAndNoLonger() {
    try (Lease held = locks.acquire(request("monitoring"))) {
      assertThatExceptionOfType(OperationException.class)
          .isThrownBy(() -> locks.acquire(request("monitoring").waiting(Duration.ofMillis(600))))
          .withMessageStartingWith("monitoring is locked by mark");

      assertThat(pauses)
          .containsExactly(Duration.ofMillis(250), Duration.ofMillis(250), Duration.ofMillis(100));
      assertThat(held.names()).containsExactly("monitoring");
    }
  }

  @Test
  void takesALockThatBecomesFreeWhileItWaits() {
    Lease held = locks.acquire(request("monitoring"));
    Locks waiting = new Locks(database, clock, atMost -> held.close(), NEVER, self);

    try (Lease lease = waiting.acquire(request("monitoring").waiting(Duration.ofMinutes(1)))) {
      assertThat(lease.names()).containsExactly("monitoring");
      assertThat(lease.takenOver()).isEmpty();
    }
  }

  @Test
  void stopsWaitingWhenInterrupted() {
    Locks patient = new Locks(database, clock, Pause.parking(), NEVER, self);
    try (Lease held = locks.acquire(request("monitoring"))) {
      Thread.currentThread().interrupt();

      assertThatExceptionOfType(OperationException.class)
          .isThrownBy(() -> patient.acquire(request("monitoring").waiting(Duration.ofHours(1))))
          .withMessage("interrupted while waiting for the lock of monitoring")
          .satisfies(failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.INTERRUPTED));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(locks.list()).extracting(HeldLock::name).isEqualTo(held.names());
    }
  }

  @Test
  void takesOverWhatWasNotRenewedAndSaysSo() {
    Lease old = elsewhere().acquire(request("monitoring"));
    clock.advance(Locks.TERM);

    try (Lease lease = locks.acquire(request("monitoring"))) {
      assertThat(lease.takenOver()).extracting(HeldLock::name).containsExactly("monitoring");
      assertThatExceptionOfType(OperationException.class)
          .isThrownBy(old::check)
          .withMessageStartingWith(
              "the lock of monitoring was taken away from this run; now monitoring is locked by")
          .satisfies(failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.REFUSED));
      old.close();
      assertThat(locks.list()).hasSize(1);
    }
  }

  /** Locks of a process that cannot be looked at from here. */
  private Locks elsewhere() {
    var there = new ProcessIdentity("nas", 4711, "another-machine/boot/pid:[1]/1");
    return new Locks(database, clock, atMost -> {}, NEVER, there);
  }

  @Test
  void leavesTheLockOfAProcessThatRunsHoweverTheClockWasSet() {
    try (Lease held = locks.acquire(request("monitoring"))) {
      clock.advance(Duration.ofDays(400));

      assertThatExceptionOfType(OperationException.class)
          .isThrownBy(() -> locks.acquire(request("monitoring")))
          .withMessageStartingWith("monitoring is locked by mark");
      held.check();
    }
  }

  @Test
  void addsTheAdviceOfWhoAsks() {
    try (Lease held = locks.acquire(request("monitoring"))) {
      OperationException refusal =
          catchThrowableOfType(
              OperationException.class,
              () -> locks.acquire(request("monitoring").advising("break it")));

      assertThat(refusal.hints()).endsWith("break it");
      assertThat(held.names()).containsExactly("monitoring");
    }
  }

  @Test
  void keepsWhatIsRenewed() {
    try (Lease lease = locks.acquire(request("monitoring"))) {
      clock.advance(Duration.ofSeconds(29));
      lease.check();
      clock.advance(Duration.ofSeconds(29));

      assertThatExceptionOfType(OperationException.class)
          .isThrownBy(() -> locks.acquire(request("monitoring")));
    }
  }

  @Test
  void renewsByItself() {
    Locks quick = new Locks(database, clock, Pause.parking(), Duration.ofMillis(5), self);
    try (Lease lease = quick.acquire(request("monitoring"))) {
      clock.advance(Duration.ofSeconds(20));

      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(locks.list().get(0).expiresAt())
                      .isEqualTo(Instant.parse("2026-11-23T20:41:50Z")));
      assertThat(lease.names()).containsExactly("monitoring");
    }
  }

  @Test
  void breaksALockByName() {
    Lease held = locks.acquire(request("monitoring", "website"));

    HeldLock broken = locks.breakLock("monitoring", "the laptop was stolen");

    assertThat(broken.holder()).isEqualTo("mark");
    assertThat(locks.list()).extracting(HeldLock::name).containsExactly("website");
    assertThatExceptionOfType(OperationException.class)
        .isThrownBy(held::check)
        .withMessage("the lock of monitoring was taken away from this run");
    held.close();
    assertThat(locks.list()).isEmpty();
  }

  @Test
  void cannotBreakWhatNobodyHolds() {
    assertThatExceptionOfType(OperationException.class)
        .isThrownBy(() -> locks.breakLock("monitoring", "why not"))
        .withMessage("monitoring is not locked")
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.NOT_FOUND));
  }

  @Test
  void takesOverFromAProcessThatWasKilled() throws Exception {
    Path file = folder.resolve("other.db");
    Clock now = Clock.systemUTC();
    try (Database shared = Scratch.database(file, now);
        ChildJvm child = ChildJvm.start(HoldMain.class, file.toString())) {
      assertThat(child.line()).isEqualTo("holds [monitoring]");
      Locks ours = new Locks(shared, now);
      assertThatExceptionOfType(OperationException.class)
          .isThrownBy(() -> ours.acquire(request("monitoring")))
          .withMessageContaining("(pid " + child.pid() + ", run r-other, since ");

      child.kill();

      try (Lease lease = ours.acquire(request("monitoring"))) {
        assertThat(lease.takenOver())
            .singleElement()
            .satisfies(old -> assertThat(old.process().pid()).isEqualTo(child.pid()));
      }
    }
  }

  private static LockRequest request(String... names) {
    return LockRequest.of(List.of(names), "mark", "r-1", "deploy");
  }
}
