// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A process with everything it started: found again by its identity, so that one that was started
 * before a crash can be waited for or ended.
 */
public final class ProcessGroup {
  private final ProcessHandle leader;

  ProcessGroup(ProcessHandle leader) {
    this.leader = leader;
  }

  /** The group of that process if it still runs here; empty when it ended or cannot be told. */
  public static Optional<ProcessGroup> find(ProcessIdentity process) {
    return ProcessHandle.of(process.pid()).filter(h -> process.isAlive()).map(ProcessGroup::new);
  }

  /** Waits until the leader has ended; false when it has not within {@code bound}. */
  public boolean await(Duration bound) throws InterruptedException {
    return await(leader.onExit(), bound);
  }

  /**
   * Ends all of it: politely first, with force after {@code grace}. Returns when all has ended, or
   * the system did not end it within another {@code grace}. Keeps an interruption for the caller.
   */
  public void end(Duration grace) {
    List<ProcessHandle> all = Stream.concat(Stream.of(leader), leader.descendants()).toList();
    signal("TERM");
    all.forEach(ProcessHandle::destroy);
    var ended =
        CompletableFuture.allOf(
            all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
    boolean interrupted = Thread.interrupted();
    try {
      boolean polite = await(ended, grace);
      signal("KILL");
      all.forEach(ProcessHandle::destroyForcibly);
      if (!polite) {
        await(ended, grace);
      }
    } catch (InterruptedException e) {
      signal("KILL");
      all.forEach(ProcessHandle::destroyForcibly);
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean await(CompletableFuture<?> ended, Duration bound)
      throws InterruptedException {
    try {
      ended.get(bound.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for process failed", e);
    }
  }

  /**
   * Reaches what left the tree but not the group; where there is no such group, nothing happens.
   */
  private void signal(String name) {
    var kill =
        new ProcessBuilder(
            "/bin/sh", "-c", "kill -s \"$1\" -- \"-$2\"", "sh", name, Long.toString(leader.pid()));
    kill.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      kill.start().onExit().get(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | ExecutionException | TimeoutException e) {
      // The processes of the tree are ended one by one as well, so nothing depends on this.
      return;
    }
  }
}
