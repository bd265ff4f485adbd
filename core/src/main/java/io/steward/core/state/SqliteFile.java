// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.IoReason;
import io.steward.core.error.OperationException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The SQLite file itself: makes it with the right permissions and connects to it. */
final class SqliteFile {
  private static final int BUSY_MILLIS = 5000;

  private final Path file;

  SqliteFile(Path file) {
    this.file = file;
  }

  /** Makes the folder (0700) and an empty file (0600) where they are missing. */
  void create() {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder, permissions(posix, "rwx------"));
      }
      if (Files.notExists(file)) {
        Files.createFile(file, permissions(posix, "rw-------"));
      }
    } catch (FileAlreadyExistsException e) {
      // Another process made it in the same moment, or a folder has its name: opening tells.
    } catch (IOException e) {
      throw OperationException.of(
          ErrorKind.FAILED,
          "cannot create state " + file + ": " + IoReason.of(e),
          e,
          "check that this user may write there, or choose another place with XDG_STATE_HOME");
    }
  }

  Connection connect(Durability durability) throws SQLException {
    return dataSource(durability).getConnection();
  }

  DataSource dataSource(Durability durability) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setSynchronous(
        durability == Durability.FULL
            ? SQLiteConfig.SynchronousMode.FULL
            : SQLiteConfig.SynchronousMode.NORMAL);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  /** Whether readers and a writer can already work at the same time on this file. */
  static boolean isWriteAhead(Connection connection) throws SQLException {
    return "wal".equals(journalMode(connection, "PRAGMA journal_mode"));
  }

  /** Switches the file for good; only one process may do this at a time. */
  static void makeWriteAhead(Connection connection) throws SQLException {
    journalMode(connection, "PRAGMA journal_mode = WAL");
  }

  private static String journalMode(Connection connection, String pragma) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(pragma)) {
      return result.getString(1).toLowerCase(Locale.ROOT);
    }
  }

  private static FileAttribute<?>[] permissions(boolean posix, String permissions) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
