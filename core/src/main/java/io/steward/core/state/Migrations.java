// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the tables of every module to what this program knows. The reached number of each module
 * is kept in {@code steward_schema}, so that an ordinary start asks one question and does not touch
 * Flyway, which costs half a second.
 */
final class Migrations {
  private final Path file;
  private final List<Schema> schemas;
  private final Clock clock;

  Migrations(Path file, List<Schema> schemas, Clock clock) {
    this.file = file;
    this.schemas = List.copyOf(schemas);
    this.clock = clock;
  }

  /**
   * The schemas that are older in the file than in this program.
   *
   * @throws OperationException if one is newer in the file
   */
  List<Schema> missing(Connection connection) throws SQLException {
    Map<String, Integer> stored = stored(connection);
    for (Schema schema : schemas) {
      refuseNewer(schema, stored.getOrDefault(schema.module(), 0));
    }
    return schemas.stream()
        .filter(schema -> stored.getOrDefault(schema.module(), 0) < schema.newest())
        .toList();
  }

  /** Migrates them and notes the number reached; only one process may do this at a time. */
  void migrate(List<Schema> missing, DataSource source, Connection connection) throws SQLException {
    for (Schema schema : missing) {
      try {
        FlywayRun.migrate(schema, source);
      } catch (NoClassDefFoundError e) {
        throw new StoreFailures(file).missing("org.flywaydb:flyway-core", "org/flywaydb/", e);
      }
      note(connection, schema);
    }
  }

  private void refuseNewer(Schema schema, int stored) {
    if (stored > schema.newest()) {
      throw OperationException.of(
          ErrorKind.REFUSED,
          "state %s was written by a newer Steward (schema %s %d, this one knows %d)"
              .formatted(file, schema.module(), stored, schema.newest()),
          "update this Steward to the version that wrote it");
    }
  }

  private static Map<String, Integer> stored(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "CREATE TABLE IF NOT EXISTS steward_schema"
              + " (module TEXT PRIMARY KEY, number INTEGER NOT NULL, reached_at TEXT NOT NULL)");
      Map<String, Integer> numbers = new HashMap<>();
      try (ResultSet result = statement.executeQuery("SELECT module, number FROM steward_schema")) {
        while (result.next()) {
          numbers.put(result.getString(1), result.getInt(2));
        }
      }
      return numbers;
    }
  }

  private void note(Connection connection, Schema schema) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO steward_schema (module, number, reached_at) VALUES (?, ?, ?)"
                + " ON CONFLICT (module) DO UPDATE"
                + " SET number = excluded.number, reached_at = excluded.reached_at")) {
      statement.setString(1, schema.module());
      statement.setInt(2, schema.newest());
      statement.setString(3, StoredTime.text(clock.instant()));
      statement.executeUpdate();
    }
  }

  /** Kept apart, so that Flyway's classes are looked for only when there is work for them. */
  private static final class FlywayRun {
    static void migrate(Schema schema, DataSource source) throws SQLException {
      try {
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(source)
            .loggers("slf4j")
            .locations("classpath:" + schema.folder())
            .table(schema.historyTable())
            .baselineOnMigrate(true)
            .baselineVersion("0")
            .failOnMissingLocations(true)
            .target(Integer.toString(schema.newest()))
            .load()
            .migrate();
      } catch (FlywayException e) {
        throw inner(schema, e);
      }
    }

    /** The driver's own error where there is one: disk full, damaged, read-only. */
    private static SQLException inner(Schema schema, FlywayException e) {
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLException sql && sql.getErrorCode() > 1) {
          return sql;
        }
      }
      throw OperationException.of(
          ErrorKind.FAILED,
          "tables of "
              + schema.module()
              + " could not be brought to schema "
              + schema.newest()
              + ": "
              + e.getMessage(),
          e);
    }
  }
}
