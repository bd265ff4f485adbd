// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;

/** Holds the guard of a state until it is killed. */
final class GuardMain {
  private GuardMain() {}

  public static void main(String... arguments) throws SQLException {
    new FileGuard(Path.of(arguments[0]), Clock.systemUTC(), Pause.parking())
        .hold(
            () -> {
              System.out.println("holding");
              try {
                System.out.println(System.in.read());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
