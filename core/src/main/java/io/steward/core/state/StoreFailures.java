// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

/** Tells what went wrong with the file of the state in words of the operator. */
final class StoreFailures {
  private static final int PRIMARY_CODE = 0xff;
  private static final int PERMISSION = 3;
  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int READ_ONLY = 8;
  private static final int IO_ERROR = 10;
  private static final int CORRUPT = 11;

  /** The index of the write-ahead log could not grow; the driver's code says less. */
  private static final String NO_ROOM_FOR_INDEX = "[SQLITE_IOERR_SHMSIZE]";

  private static final int FULL = 13;
  private static final int CANNOT_OPEN = 14;
  private static final int NOT_A_DATABASE = 26;

  private final Path file;

  StoreFailures(Path file) {
    this.file = file;
  }

  /** Whether there was no room on the disk for what was written. */
  static boolean isFull(OperationException e) {
    return e.getCause() instanceof SQLException cause && isFull(cause);
  }

  private static boolean isFull(SQLException e) {
    return (e.getErrorCode() & PRIMARY_CODE) == FULL
        || String.valueOf(e.getMessage()).startsWith(NO_ROOM_FOR_INDEX);
  }

  OperationException of(SQLException e) {
    if (isFull(e)) {
      return failed(
          "cannot write state " + file + ": the disk is full",
          e,
          "free some space on the disk of " + file.getParent());
    }
    return switch (e.getErrorCode() & PRIMARY_CODE) {
      case CORRUPT, NOT_A_DATABASE ->
          failed(
              "state " + file + " is damaged: " + reason(e),
              e,
              "restore it from a backup, or move it away to begin with an empty history");
      case READ_ONLY, PERMISSION ->
          failed(
              "cannot write state " + file + ": it is read-only for this user",
              e,
              "run as the owner of " + file.getParent() + ", or give this user the right to write");
      case CANNOT_OPEN ->
          failed(
              "cannot open state " + file + ": " + reason(e),
              e,
              "check that it is a file, and that this user may read and write it and its folder");
      case BUSY, LOCKED ->
          failed(
              "state " + file + " is busy: another process has held it for more than 5 s",
              e,
              "try again; if it stays so, look for a steward process that hangs");
      case IO_ERROR ->
          failed(
              "cannot read or write state " + file + ": " + reason(e),
              e,
              "check the disk of " + file.getParent() + " (space, mount, kernel log)");
      default -> failed("state " + file + " refused a statement: " + reason(e), e);
    };
  }

  /** Names the artifact to add when one of its classes is what was not found. */
  RuntimeException missing(String artifact, String folder, NoClassDefFoundError e) {
    if (!String.valueOf(e.getMessage()).startsWith(folder)) {
      throw e;
    }
    return OperationException.of(
        ErrorKind.FAILED,
        "state " + file + " cannot be opened: " + artifact + " is not on the class path",
        e,
        "add the dependency " + artifact);
  }

  private static OperationException failed(String message, SQLException e, String... hints) {
    return OperationException.of(ErrorKind.FAILED, message, e, hints);
  }

  /** The driver's sentence without its code: {@code [SQLITE_NOTADB] File opened … (reason)}. */
  private static String reason(SQLException e) {
    String message = String.valueOf(e.getMessage());
    int open = message.lastIndexOf('(');
    if (open >= 0 && message.endsWith(")")) {
      return message.substring(open + 1, message.length() - 1).toLowerCase(Locale.ROOT);
    }
    return message.replaceFirst("^\\[\\w+]\\s*", "");
  }
}
