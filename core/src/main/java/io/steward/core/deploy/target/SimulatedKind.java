// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import com.google.inject.Inject;
import com.google.inject.Provider;
import io.steward.core.deploy.StackTarget;
import io.steward.core.kind.Kind;
import io.steward.core.kind.KindSpec;
import io.steward.core.secret.Seal;
import io.steward.core.state.Database;
import java.time.Clock;

/** Makes simulated targets. */
final class SimulatedKind implements Kind<SimulatedSettings, StackTarget> {
  static final KindSpec<SimulatedSettings, StackTarget> SPEC =
      new KindSpec<>(
          StackTarget.class,
          "simulated",
          "Pretends to be an engine with Compose, to try things out; nothing in it is real",
          SimulatedSettings.class,
          SimulatedKind.class);
  private final Provider<Database> database;
  private final Provider<Seal> seal;
  private final Clock clock;

  @Inject
  SimulatedKind(Provider<Database> database, Provider<Seal> seal, Clock clock) {
    this.database = database;
    this.seal = seal;
    this.clock = clock;
  }

  @Override
  public StackTarget create(String name, SimulatedSettings settings) {
    World world =
        settings.kept() ? new StoredWorld(name, database::get, seal::get) : new MemoryWorld();
    return new SimulatedTarget(name, settings, world, clock);
  }
}
