// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import java.nio.file.Path;

/** Databases of tests, with the native library kept inside the build folder. */
public final class Scratch {
  private static final Path CACHE = Path.of("target", "test-cache").toAbsolutePath();

  private Scratch() {}

  /** The database in this file, told by this clock. */
  public static Database database(Path file, java.time.Clock clock, Schema... modules) {
    return Database.sqlite(file, clock, CACHE, modules);
  }
}
