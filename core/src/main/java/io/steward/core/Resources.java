// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import io.steward.core.state.Database;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What was opened and has to be closed with Steward, the last first. {@link Steward#close} does it;
 * a program that composes {@link Steward#modules} with its own injector does it itself.
 * Thread-safe.
 */
@Singleton
public final class Resources implements AutoCloseable {
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

  /** Closes what was opened so far; nothing else happens when it is closed again. */
  @Override
  public synchronized void close() {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
