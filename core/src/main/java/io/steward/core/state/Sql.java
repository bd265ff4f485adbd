// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * SQL on the state, with {@code ?} for parameters. Parameters may be text, whole numbers, {@code
 * Double}, {@code Boolean} (stored as 0 or 1), {@link Instant} (stored as {@link StoredTime} says),
 * {@code byte[]} and {@code null}. Write SQL that PostgreSQL understands too: {@code ON CONFLICT},
 * no {@code INSERT OR}, no PRAGMA, types {@code TEXT}, {@code BIGINT}, {@code INTEGER}.
 *
 * <p>Thread-safe. A transaction belongs to the thread that began it: every {@code Sql} of the same
 * database that this thread uses meanwhile takes part in it. Each method throws {@link
 * io.steward.core.error.OperationException} when the store fails: file damaged, disk full, no right
 * to write, busy for more than five seconds.
 */
public final class Sql {
  private final Database database;
  private final Durability durability;

  Sql(Database database, Durability durability) {
    this.database = database;
    this.durability = durability;
  }

  /** Runs a statement that returns no rows; returns how many rows it changed. */
  public int update(String sql, @Nullable Object... parameters) {
    return database.run(
        durability,
        connection -> {
          try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
          }
        });
  }

  /** Every row of the answer, in its order; empty when there is none. */
  public <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... parameters) {
    return database.run(
        durability,
        connection -> {
          try (PreparedStatement statement = prepare(connection, sql, parameters);
              ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            Row row = new Row(result);
            while (result.next()) {
              rows.add(reader.read(row));
            }
            return List.copyOf(rows);
          }
        });
  }

  /** The first row of the answer, empty when there is none. */
  public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... parameters) {
    return query(sql, reader, parameters).stream().findFirst();
  }

  /**
   * Runs {@code work} with everything it writes becoming visible and durable at once, or not at all
   * when it throws. Holds the only right to write from the first moment, so keep it short. Inside
   * another transaction of this thread it becomes part of that one.
   *
   * @throws IllegalStateException if this promises {@link Durability#FULL} inside a transaction
   *     that does not
   */
  public <T> T transaction(Supplier<T> work) {
    return database.transaction(durability, work);
  }

  /** The same for work without a result; see {@link #transaction(Supplier)}. */
  public void transaction(Runnable work) {
    database.transaction(
        durability,
        () -> {
          work.run();
          return true;
        });
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, stored(parameters[i]));
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private static @Nullable Object stored(@Nullable Object parameter) {
    if (parameter instanceof Instant instant) {
      return StoredTime.text(instant);
    }
    if (parameter instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    if (parameter == null
        || parameter instanceof String
        || parameter instanceof Integer
        || parameter instanceof Long
        || parameter instanceof Double
        || parameter instanceof byte[]) {
      return parameter;
    }
    throw new IllegalArgumentException("cannot store a " + parameter.getClass().getName());
  }
}
