// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.secret.Seal;
import io.steward.core.state.Database;
import java.time.Duration;
import java.util.List;

/** Keeps how the hooks of a deploy ended, and what they wrote, sealed. Thread-safe. */
final class KeptHooks {
  private final Database database;
  private final Seal seal;

  KeptHooks(Database database, Seal seal) {
    this.database = database;
    this.seal = seal;
  }

  /** Keeps the report of a hook; a later one of the same hook and revision takes its place. */
  void keep(Revision revision, HookReport report) {
    database
        .sql()
        .update(
            "INSERT OR REPLACE INTO deploy_hook (stack_key, number, hook, began, ended, failure,"
                + " lines) VALUES (?, ?, ?, ?, ?, ?, ?)",
            revision.key().toString(),
            revision.number(),
            report.hook().name(),
            report.began(),
            report.began().plus(report.took()),
            report.failure(),
            seal.closeText(String.join("\n", report.output())));
  }

  /** The hooks that ran in the deploy of a revision, in their order. */
  List<HookReport> of(StackKey key, int number) {
    return database
        .sql()
        .query(
            "SELECT hook, began, ended, failure, lines FROM deploy_hook WHERE stack_key = ? AND"
                + " number = ? ORDER BY rowid",
            row ->
                new HookReport(
                    HookPoint.valueOf(row.text("hook")),
                    row.instant("began"),
                    Duration.between(row.instant("began"), row.instant("ended")),
                    row.text("failure"),
                    seal.openText(row.bytes("lines")).lines().toList()),
            key.toString(),
            number);
  }
}
