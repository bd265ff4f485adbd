// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.audit;

import io.steward.core.state.Database;
import io.steward.core.state.Scratch;
import java.nio.file.Path;
import java.time.Clock;

/** Begins a run, then appends audit entries until it is killed, telling each that was accepted. */
final class AppendMain {
  private AppendMain() {}

  public static void main(String... arguments) {
    Clock clock = Clock.systemUTC();
    Database database = Scratch.database(Path.of(arguments[0]), clock);
    System.out.println(
        new RunLog(database, clock).begin(new RunStart("stack deploy", "website", "mark", "")));
    AuditLog log = new AuditLog(database, clock);
    while (true) {
      AuditEntry entry = new AuditEntry("mark", "stack deploy", "website", "deployed", "{}");
      System.out.println(log.append(entry).sequence());
    }
  }
}
