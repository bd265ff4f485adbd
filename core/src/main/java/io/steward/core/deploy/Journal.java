// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.state.Database;
import io.steward.core.state.Sql;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * What was done to stacks, step by step, each written to the disk before it is done: whoever comes
 * after a crash reads here how far it was. Not final: tests crash at each step of it. Thread-safe.
 */
class Journal {
  private final Sql sql;
  private final Clock clock;

  Journal(Database database, Clock clock) {
    this.sql = database.sql();
    this.clock = clock;
  }

  /**
   * One step.
   *
   * @param phase which
   * @param at when it was about to begin
   * @param detail what it had to do with, such as services
   */
  record Entry(Phase phase, Instant at, String detail) {}

  /** Notes what is about to be done to a revision of a stack. */
  void write(StackKey key, int number, Phase phase, String detail) {
    sql.update(
        "INSERT INTO deploy_journal (stack_key, number, sequence, at, phase, detail)"
            + " SELECT ?, ?, coalesce(max(sequence), 0) + 1, ?, ?, ? FROM deploy_journal"
            + " WHERE stack_key = ? AND number = ?",
        key.toString(),
        number,
        clock.instant(),
        phase.name(),
        detail,
        key.toString(),
        number);
  }

  /** The steps of a revision, oldest first. */
  List<Entry> read(StackKey key, int number) {
    return sql.query(
        "SELECT phase, at, detail FROM deploy_journal WHERE stack_key = ? AND number = ?"
            + " ORDER BY sequence",
        row -> new Entry(Phase.valueOf(row.text("phase")), row.instant("at"), row.text("detail")),
        key.toString(),
        number);
  }
}
