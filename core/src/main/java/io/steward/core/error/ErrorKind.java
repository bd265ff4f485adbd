// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.error;

/**
 * Why something did not end well: the one table from a reason to the exit code of the command and
 * to the HTTP status of the server.
 */
public enum ErrorKind {
  /** It was tried and failed; the old state is back or nothing was touched. */
  FAILED(1, 500),
  /** The call itself is wrong: an unknown option, a missing argument, a malformed value. */
  USAGE(2, 400),
  /** What was named does not exist: a stack, a service, a revision. A wrong call, like usage. */
  NOT_FOUND(2, 404),
  /** The configuration or a Compose file is not valid. */
  CONFIGURATION(3, 422),
  /** Nothing is wrong, but changes are pending or findings reach the asked severity. */
  PENDING(4, 200),
  /** An engine, host or program that is needed could not be reached. */
  UNREACHABLE(5, 503),
  /** Refused: a lock, a guard, or no answer to a question. */
  REFUSED(6, 409),
  /** The way back failed too; a person has to act. */
  NEEDS_HANDS(7, 500),
  /** Ended by the user or by a signal. */
  INTERRUPTED(130, 503);

  private final int exitCode;
  private final int httpStatus;

  ErrorKind(int exitCode, int httpStatus) {
    this.exitCode = exitCode;
    this.httpStatus = httpStatus;
  }

  /** The exit code that the {@code steward} command ends with, 1 to 130. */
  public int exitCode() {
    return exitCode;
  }

  /** The HTTP status that the server answers with, 200 to 599. */
  public int httpStatus() {
    return httpStatus;
  }
}
