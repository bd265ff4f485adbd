// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets one at a time, over all processes and threads, change how the state is built. The kernel
 * frees it when the process dies.
 */
final class FileGuard {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration INTERVAL = Duration.ofMillis(20);

  private final Path state;
  private final Clock clock;
  private final Pause pause;

  FileGuard(Path state, Clock clock, Pause pause) {
    this.state = state;
    this.clock = clock;
    this.pause = pause;
  }

  /** Does the work when its turn has come, after a minute at most. */
  void hold(Guarded work) throws SQLException {
    Path file = state.resolveSibling(state.getFileName() + ".lock");
    Instant end = clock.instant().plus(LONGEST);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (tryLock(channel) == null) {
        if (clock.instant().isAfter(end)) {
          throw OperationException.of(
              ErrorKind.REFUSED,
              "state " + state + " is being prepared by another process for more than 60 s",
              "look for a steward process that hangs");
        }
        pause.pause(INTERVAL);
      }
      work.run();
    } catch (IOException e) {
      throw OperationException.of(
          ErrorKind.FAILED,
          "cannot lock " + file + ": " + e,
          e,
          "check that this user may write there");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw OperationException.of(
          ErrorKind.INTERRUPTED, "interrupted while opening state " + state, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Another thread of this process has it.
      return null;
    }
  }

  /** What one at a time may do. */
  @FunctionalInterface
  interface Guarded {
    void run() throws SQLException;
  }
}
