// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.state.HeldLock;
import io.steward.core.state.Locks;
import java.time.Clock;
import java.util.Optional;

/** Tells who only looks what is going on with a stack, or was interrupted. */
final class Unfinished {
  private final DeployStore store;
  private final Locks locks;
  private final Clock clock;

  @Inject
  Unfinished(DeployStore store, Locks locks, Clock clock) {
    this.store = store;
    this.locks = locks;
    this.clock = clock;
  }

  /** A deploy without an end, in a sentence; empty when there is none. */
  Optional<Notice> find(StackKey key) {
    return store.interruptions().open(key).map(open -> notice(key, open));
  }

  /**
   * What is to be said.
   *
   * @param underWay whether it still goes on, as far as can be known
   * @param text the sentence
   */
  record Notice(boolean underWay, String text) {}

  private Notice notice(StackKey key, Interruption open) {
    Optional<HeldLock> holder =
        locks.list().stream()
            .filter(lock -> lock.name().equals(key.toString()) && !lock.isAbandoned(clock))
            .findFirst();
    return holder
        .map(lock -> new Notice(true, "under way: " + lock.describe(clock)))
        .orElseGet(
            () ->
                new Notice(
                    false,
                    open.sentence(Moment.here(clock.instant()))
                        + ": steward stack resume "
                        + key.stack()));
  }
}
