// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.steward.core.Steward;

/**
 * One started {@link Steward} and how many work on it. Closed when it is retired and the last one
 * has given it back. Thread-safe.
 */
final class Generation {
  private final Steward steward;
  private int users;
  private boolean retired;

  Generation(Steward steward) {
    this.steward = steward;
  }

  Steward steward() {
    return steward;
  }

  /** Takes it for one piece of work, unless it was retired. */
  synchronized boolean take() {
    if (retired) {
      return false;
    }
    users++;
    return true;
  }

  /** Ends that piece of work. */
  void giveBack() {
    boolean last;
    synchronized (this) {
      users--;
      last = retired && users == 0;
    }
    if (last) {
      steward.close();
    }
  }

  /** Lets nobody take it any more. */
  void retire() {
    boolean unused;
    synchronized (this) {
      unused = !retired && users == 0;
      retired = true;
    }
    if (unused) {
      steward.close();
    }
  }
}
