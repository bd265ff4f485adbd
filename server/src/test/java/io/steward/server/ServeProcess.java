// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.steward.core.Steward;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Serves in a process of its own, for a test that sends it a signal. */
final class ServeProcess {
  private ServeProcess() {}

  public static void main(String[] arguments) throws Exception {
    Path temporary = Path.of(arguments[0]);
    try (Steward steward = ServeTest.steward(temporary)) {
      steward.run(
          "serve",
          Map.of("listen", "127.0.0.1:0"),
          ServeTest.run(System.out::println, temporary, new AtomicBoolean()));
    }
  }
}
