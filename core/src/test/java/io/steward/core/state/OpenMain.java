// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import io.steward.core.error.OperationException;
import java.nio.file.Path;
import java.time.Clock;

/** Opens a database and says how that went: the schemas it reached, or the error and its hints. */
final class OpenMain {
  private OpenMain() {}

  public static void main(String... arguments) {
    try (Database database =
        Scratch.database(
            Path.of(arguments[0]), Clock.systemUTC(), new Schema("sample", "db/sample", 2))) {
      System.out.println(
          database
              .sql()
              .query(
                  "SELECT module, number FROM steward_schema ORDER BY module",
                  row -> row.text("module") + " " + row.number("number")));
    } catch (OperationException e) {
      System.out.println(e.getMessage() + " " + e.hints());
    }
  }
}
