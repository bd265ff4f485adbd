// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/** Up to four open connections of one durability. Thread-safe. */
final class Connections implements AutoCloseable {
  private static final int MOST = 4;

  private final SqliteFile file;
  private final Durability durability;
  private final Semaphore free = new Semaphore(MOST, true);
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  Connections(SqliteFile file, Durability durability) {
    this.file = file;
    this.durability = durability;
  }

  /**
   * A connection for the caller alone. Waits while four are in use; each statement is bounded by
   * the busy time, so the wait is short.
   */
  Connection take() throws SQLException {
    free.acquireUninterruptibly();
    try {
      Connection known = idle.pollFirst();
      return known != null ? known : file.connect(durability);
    } catch (SQLException | RuntimeException | Error e) {
      free.release();
      throw e;
    }
  }

  /** Takes it back for the next caller. */
  void giveBack(Connection connection) throws SQLException {
    idle.addFirst(connection);
    free.release();
    if (closed) {
      close();
    }
  }

  /** Takes it back for good because of this error; what it had not committed is undone. */
  void discard(Connection connection, Throwable error) {
    free.release();
    try {
      connection.close();
    } catch (SQLException e) {
      error.addSuppressed(e);
    }
  }

  @Override
  public void close() throws SQLException {
    closed = true;
    for (Connection next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
      next.close();
    }
  }
}
