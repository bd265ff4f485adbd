// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Takes a lock, says so, and holds it until it is killed. */
final class HoldMain {
  private HoldMain() {}

  public static void main(String... arguments) throws IOException {
    Clock clock = Clock.systemUTC();
    Locks locks = new Locks(Scratch.database(Path.of(arguments[0]), clock), clock);
    Lease lease = locks.acquire(LockRequest.of(List.of("monitoring"), "mark", "r-other", "deploy"));
    System.out.println("holds " + lease.names());
    System.out.println("ended " + System.in.read());
  }
}
