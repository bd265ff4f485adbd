// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.secret.Seal;
import io.steward.core.state.Database;
import io.steward.core.state.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A world in the state, shared by every process that works on the homelab. It is sealed, because
 * the environment of containers holds secrets.
 */
final class StoredWorld implements World {
  /** The table. */
  static final Schema SCHEMA = new Schema("simulated", "db/simulated", 1);

  private final String target;
  private final Supplier<Database> database;
  private final Supplier<Seal> seal;

  StoredWorld(String target, Supplier<Database> database, Supplier<Seal> seal) {
    this.target = target;
    this.database = database;
    this.seal = seal;
  }

  @Override
  public <T> T look(Function<Things, T> question) {
    return question.apply(read());
  }

  @Override
  public <T> T change(Function<Things, T> work) {
    return database
        .get()
        .sql()
        .transaction(
            () -> {
              Things things = read();
              T answer = work.apply(things);
              write(things);
              return answer;
            });
  }

  private Things read() {
    Optional<byte[]> sealed =
        database
            .get()
            .sql()
            .first(
                "SELECT world FROM simulated_world WHERE target = ?",
                row -> row.bytes("world"),
                target);
    return sealed
        .map(bytes -> new String(seal.get().open(bytes), StandardCharsets.UTF_8))
        .map(ThingsText::read)
        .orElseGet(Things::new);
  }

  private void write(Things things) {
    database
        .get()
        .sql()
        .update(
            "INSERT INTO simulated_world (target, world) VALUES (?, ?)"
                + " ON CONFLICT (target) DO UPDATE SET world = excluded.world",
            target,
            seal.get().close(ThingsText.write(things).getBytes(StandardCharsets.UTF_8)));
  }
}
