// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import io.steward.core.error.OperationException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The state of one homelab in one SQLite file. To construct it costs nothing; the first statement
 * makes the file where it is missing (folder 0700, file 0600), brings the tables of every module up
 * to date, and opens it. Thread-safe; several processes may work on the same file.
 */
public final class Database implements AutoCloseable {
  private final Path file;
  private final Clock clock;
  private final List<Schema> schemas;
  private final Path cache;
  private final StoreFailures failures;
  private final Reserve reserve;
  private final Object opening = new Object();

  /** Threads that have a connection; a second one each could leave none for anybody. */
  private final Set<Thread> busy = ConcurrentHashMap.newKeySet();

  private final Map<Thread, Transaction> transactions = new ConcurrentHashMap<>();
  private volatile @Nullable Map<Durability, Connections> connections;
  private volatile boolean closed;

  private Database(Path file, Clock clock, List<Schema> schemas, Path cache) {
    this.file = file;
    this.clock = clock;
    this.schemas = schemas;
    this.cache = cache;
    this.failures = new StoreFailures(file);
    this.reserve = new Reserve(file);
  }

  /**
   * The database in this file.
   *
   * @param modules tables besides Steward's own (runs, locks, audit log), which are always there
   */
  public static Database sqlite(Path file, Clock clock, Schema... modules) {
    return sqlite(file, clock, cacheFolder(), modules);
  }

  /** The same with the folder where SQLite's native library is kept unpacked between starts. */
  static Database sqlite(Path file, Clock clock, Path cache, Schema... modules) {
    List<Schema> schemas = new ArrayList<>(List.of(Schema.CORE));
    schemas.addAll(List.of(modules));
    return new Database(file, clock, List.copyOf(schemas), cache);
  }

  /** SQL whose commits are on the disk when the call returns. */
  public Sql sql() {
    return sql(Durability.FULL);
  }

  /** SQL whose commits promise this much. */
  public Sql sql(Durability durability) {
    return new Sql(this, durability);
  }

  /** Where the state lies. */
  public Path file() {
    return file;
  }

  /** Closes the file; a statement that still runs ends first, any later one is refused. */
  @Override
  public void close() {
    synchronized (opening) {
      closed = true;
      Map<Durability, Connections> open = connections;
      if (open == null) {
        return;
      }
      try {
        for (Connections each : open.values()) {
          each.close();
        }
      } catch (SQLException e) {
        throw failures.of(e);
      }
    }
  }

  <T> T run(Durability durability, Work<T> work) {
    Transaction transaction = transactions.get(Thread.currentThread());
    if (transaction == null) {
      return alone(durability, work);
    }
    transaction.requireCovers(durability);
    try {
      return work.run(transaction.connection);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  <T> T transaction(Durability durability, Supplier<T> work) {
    Transaction outer = transactions.get(Thread.currentThread());
    if (outer != null) {
      outer.requireCovers(durability);
      return work.get();
    }
    return alone(
        durability,
        connection -> {
          connection.setAutoCommit(false);
          transactions.put(Thread.currentThread(), new Transaction(connection, durability));
          T result;
          try {
            result = work.get();
          } finally {
            transactions.remove(Thread.currentThread());
          }
          connection.setAutoCommit(true);
          return result;
        });
  }

  /** A connection that saw an error is closed, which undoes what it had not committed. */
  private <T> T alone(Durability durability, Work<T> work) {
    if (!busy.add(Thread.currentThread())) {
      throw new IllegalStateException("a statement inside a row reader: read the rows first");
    }
    try {
      T result = pooledWithReserve(durability, work);
      reserve.keep();
      return result;
    } finally {
      busy.remove(Thread.currentThread());
    }
  }

  /** What failed for a full disk was undone, and is done again with the space of the reserve. */
  private <T> T pooledWithReserve(Durability durability, Work<T> work) {
    try {
      return pooled(durability, work);
    } catch (OperationException e) {
      if (StoreFailures.isFull(e) && reserve.free()) {
        return pooled(durability, work);
      }
      throw e;
    }
  }

  private <T> T pooled(Durability durability, Work<T> work) {
    Connections pool = open(durability);
    try {
      Connection connection = pool.take();
      T result;
      try {
        result = work.run(connection);
      } catch (SQLException | RuntimeException | Error e) {
        pool.discard(connection, e);
        throw e;
      }
      pool.giveBack(connection);
      return result;
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  private Connections open(Durability durability) {
    if (closed) {
      throw new IllegalStateException("state " + file + " is closed");
    }
    Map<Durability, Connections> open = connections;
    if (open == null) {
      synchronized (opening) {
        open = connections;
        if (open == null) {
          open = prepare();
          connections = open;
        }
      }
    }
    Connections pool = open.get(durability);
    if (pool == null) {
      throw new IllegalStateException("no connections for " + durability);
    }
    return pool;
  }

  private Map<Durability, Connections> prepare() {
    try {
      new NativeLibrary(cache).offer();
      SqliteFile sqlite = new SqliteFile(file);
      sqlite.create();
      Map<Durability, Connections> pools = new EnumMap<>(Durability.class);
      for (Durability each : Durability.values()) {
        pools.put(each, new Connections(sqlite, each));
      }
      bringUpToDate(sqlite, new Migrations(file, schemas, clock));
      reserve.open();
      return pools;
    } catch (NoClassDefFoundError e) {
      throw failures.missing("org.xerial:sqlite-jdbc", "org/sqlite/", e);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  private void bringUpToDate(SqliteFile sqlite, Migrations migrations) throws SQLException {
    try (Connection connection = sqlite.connect(Durability.FULL)) {
      if (SqliteFile.isWriteAhead(connection) && migrations.missing(connection).isEmpty()) {
        return;
      }
      new FileGuard(file, clock, Pause.parking())
          .hold(
              () -> {
                SqliteFile.makeWriteAhead(connection);
                List<Schema> missing = migrations.missing(connection);
                migrations.migrate(missing, sqlite.dataSource(Durability.FULL), connection);
              });
    }
  }

  private static Path cacheFolder() {
    String configured = System.getenv("XDG_CACHE_HOME");
    Path base =
        configured != null && configured.startsWith("/")
            ? Path.of(configured)
            : Path.of(System.getProperty("user.home", "."), ".cache");
    return base.resolve("steward");
  }

  /** What is done with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T run(Connection connection) throws SQLException, OperationException;
  }

  private record Transaction(Connection connection, Durability durability) {
    void requireCovers(Durability wanted) {
      if (!durability.covers(wanted)) {
        throw new IllegalStateException(
            "a write that must be durable cannot be part of a transaction that is not");
      }
    }
  }
}
