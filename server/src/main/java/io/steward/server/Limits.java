// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import java.time.Duration;

/**
 * How much one client may take of the server.
 *
 * @param idle how long a connection may say nothing
 * @param arrival how long a request may take from its first byte to its last
 * @param heartbeat how often an event stream without news says that it is there; below {@code idle}
 * @param runs how many long runs work at once
 * @param waitingRuns how many more may wait for their turn
 * @param streams how many event streams may be open
 */
record Limits(
    Duration idle, Duration arrival, Duration heartbeat, int runs, int waitingRuns, int streams) {
  static final int BODY_BYTES = 1024 * 1024;
  static final int HEADER_BYTES = 16 * 1024;

  /** Threads for requests, besides those of {@code streams}. */
  static final int REQUEST_THREADS = 24;

  /** How many connections may be open. */
  static final int CONNECTIONS = 512;

  static Limits ordinary() {
    return new Limits(
        Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(10), 4, 32, 40);
  }
}
