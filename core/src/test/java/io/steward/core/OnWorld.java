// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share one {@link World} on the engine of the lab. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnWorld {
  Path folder;
  EngineHomelab lab;
  World world;

  @BeforeAll
  void begin(@TempDir Path temporary) {
    folder = temporary;
    lab = new EngineHomelab(folder);
    world = World.deployed(lab);
  }

  @BeforeEach
  void restore() {
    world.restore();
  }

  @AfterAll
  void end() {
    lab.close();
  }
}
