// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.secret.Seal;
import io.steward.core.state.Database;
import java.util.Optional;

/** Finds deploys that were begun and did not end. Thread-safe. */
final class Interruptions {
  /** The last that touched anything. */
  private static final String NEWEST =
      "number = (SELECT max(number) FROM deploy_revision later"
          + " WHERE later.stack_key = deploy_revision.stack_key"
          + " AND coalesce(later.outcome, '') <> 'NOT_TOUCHED')";

  private final DeployStore store;
  private final Database database;
  private final Seal seal;

  Interruptions(DeployStore store, Database database, Seal seal) {
    this.store = store;
    this.database = database;
    this.seal = seal;
  }

  /**
   * The deploy of a stack that has no outcome. Who holds the lock of the stack knows that it was
   * interrupted; for others it may still go on.
   */
  Optional<Interruption> open(StackKey key) {
    return find(key, "outcome IS NULL");
  }

  /** The same, or the newest one when its way back failed too. */
  Optional<Interruption> resumable(StackKey key) {
    return open(key).or(() -> find(key, "outcome = 'NEEDS_HANDS' AND " + NEWEST));
  }

  private Optional<Interruption> find(StackKey key, String which) {
    record Row(int number, String plan, String snapshot) {}
    return database
        .sql()
        .first(
            "SELECT number, plan, snapshot FROM deploy_revision WHERE stack_key = ? AND "
                + which
                + " AND plan IS NOT NULL ORDER BY number DESC LIMIT 1",
            row ->
                new Row(
                    (int) row.number("number"),
                    seal.openText(row.bytes("plan")),
                    seal.openText(row.bytes("snapshot"))),
            key.toString())
        .map(
            row ->
                new Interruption(
                    store.find(key, row.number()).orElseThrow(),
                    StoredPlan.read(row.plan()),
                    StoredSnapshot.read(row.snapshot(), row.number()).snapshot(store.current(key)),
                    store.journal().read(key, row.number())));
  }
}
