// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.steward.core.error.OperationException;
import io.steward.core.testing.MutableClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileGuardTest {
  private final MutableClock clock = MutableClock.at("2026-11-23T20:41:00Z");
  private final List<String> done = new ArrayList<>();
  @TempDir Path folder;
  private Path state;
  private FileGuard guard;

  @BeforeEach
  void guard() {
    state = folder.resolve("state.db");
    guard = new FileGuard(state, clock, clock::advance);
  }

  @Test
  void letsNobodyElseInAndGivesUpAfterAMinute() throws Exception {
    guard.hold(
        () ->
            assertThatExceptionOfType(OperationException.class)
                .isThrownBy(() -> guard.hold(() -> done.add("inner")))
                .withMessage(
                    "state " + state + " is being prepared by another process for more than 60 s"));

    assertThat(done).isEmpty();
    guard.hold(() -> done.add("after"));
    assertThat(done).containsExactly("after");
  }

  @Test
  void keepsOtherProcessesOutUntilTheHolderDies() throws Exception {
    try (ChildJvm child = ChildJvm.start(GuardMain.class, state.toString())) {
      assertThat(child.line()).isEqualTo("holding");
      assertThatExceptionOfType(OperationException.class)
          .isThrownBy(() -> guard.hold(() -> done.add("too early")));

      child.kill();

      guard.hold(() -> done.add("after"));
      assertThat(done).containsExactly("after");
    }
  }

  @Test
  void aDatabaseWaitsForItBeforeItBuildsTables() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    List<Future<Integer>> opening = new ArrayList<>();
    try (Database database = Scratch.database(state, clock)) {
      guard.hold(
          () -> {
            opening.add(thread.submit(() -> database.sql().update("DELETE FROM core_lock")));
            assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> opening.get(0).get(1, TimeUnit.SECONDS));
          });

      assertThat(opening.get(0).get(1, TimeUnit.MINUTES)).isZero();
    } finally {
      thread.shutdownNow();
    }
  }
}
