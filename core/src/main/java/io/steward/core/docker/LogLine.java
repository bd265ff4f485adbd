// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * One line of a container's log.
 *
 * @param at when the engine got it
 * @param error whether it came by standard error; never on a container with a terminal
 */
public record LogLine(Instant at, boolean error, String text) {
  /** The engine puts the time before each line, with one blank between. */
  static LogLine read(String line, boolean error) {
    int end = line.indexOf(' ');
    try {
      return new LogLine(
          Instant.parse(end < 0 ? line : line.substring(0, end)),
          error,
          end < 0 ? "" : line.substring(end + 1));
    } catch (DateTimeParseException e) {
      // A log driver that keeps no times: the line is all there is.
      return new LogLine(Instant.EPOCH, error, line);
    }
  }
}
