// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import io.steward.core.state.Database;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened and has to be closed with Steward, the last first. Thread-safe. */
@Singleton
final class Resources {
  private final Deque<Closeable> open = new ArrayDeque<>();

  @Inject
  Resources() {}

  /** Something that closes without a checked exception. */
  private interface Closeable {
    void close();
  }

  synchronized Database add(Database database) {
    open.push(database::close);
    return database;
  }

  synchronized void close() {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
