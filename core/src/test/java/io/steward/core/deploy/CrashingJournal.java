// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.state.Database;
import java.time.Clock;

/** A journal that lets the process die at one of its entries. */
final class CrashingJournal extends Journal {
  private final Runnable death;
  private int countdown;
  private boolean written;

  /** Never dies, until it is told to. */
  CrashingJournal(Database database, Clock clock, Runnable death) {
    super(database, clock);
    this.death = death;
  }

  /** Stands for {@code kill -9}: nothing catches it, nothing cleans up. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed(String where) {
      super(where);
    }
  }

  /** Dies at the entry of this number, counted from 1 from now on; 0 for never. */
  void dieAt(int entry, boolean afterIt) {
    countdown = entry;
    written = afterIt;
  }

  @Override
  void write(StackKey key, int number, Phase phase, String detail) {
    countdown--;
    if (countdown == 0 && !written) {
      death.run();
    }
    super.write(key, number, phase, detail);
    if (countdown == 0 && written) {
      death.run();
    }
  }
}
