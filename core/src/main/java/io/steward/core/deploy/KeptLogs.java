// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.secret.Seal;
import io.steward.core.state.Database;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what failed containers wrote, sealed, before they are removed. Thread-safe. */
final class KeptLogs {
  /** How many lines of a container are kept. */
  static final int LINES = 1000;

  private final Database database;
  private final Seal seal;

  KeptLogs(Database database, Seal seal) {
    this.database = database;
    this.seal = seal;
  }

  /** Keeps what a container wrote during the deploy of a revision. */
  void keep(Revision revision, String service, List<String> lines) {
    database
        .sql()
        .update(
            "INSERT INTO deploy_log (stack_key, number, service, lines) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (stack_key, number, service) DO NOTHING",
            revision.key().toString(),
            revision.number(),
            service,
            seal.closeText(String.join("\n", lines)));
  }

  /** What was kept of a revision, by service; empty when nothing was. */
  Map<String, List<String>> of(StackKey key, int number) {
    Map<String, List<String>> logs = new TreeMap<>();
    database
        .sql()
        .query(
            "SELECT service, lines FROM deploy_log WHERE stack_key = ? AND number = ?",
            row -> Map.entry(row.text("service"), seal.openText(row.bytes("lines"))),
            key.toString(),
            number)
        .forEach(log -> logs.put(log.getKey(), log.getValue().lines().toList()));
    return logs;
  }
}
