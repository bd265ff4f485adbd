// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.AbstractModule;
import com.google.inject.Injector;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.steward.core.secret.Seal;
import io.steward.core.state.Database;
import java.time.Clock;

/** Binds a store in whose journal the process dies; goes over Steward's own modules. */
public final class CrashingStore extends AbstractModule {

  @Provides
  @Singleton
  CrashingJournal journal(Database database, Clock clock) {
    // As kill -9: no finally, no hook, nothing of this process runs after it.
    return new CrashingJournal(database, clock, () -> Runtime.getRuntime().halt(137));
  }

  @Provides
  @Singleton
  DeployStore store(Database database, Seal seal, Clock clock, CrashingJournal journal) {
    return new DeployStore(database, seal, clock, journal);
  }

  /** Dies at the entry of this number, before or after it is written; 0 for never. */
  public static void dieAt(Injector injector, int entry, boolean written) {
    injector.getInstance(CrashingJournal.class).dieAt(entry, written);
  }
}
