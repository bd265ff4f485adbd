// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import java.time.Instant;

/**
 * Which lines of a container's log.
 *
 * @param tail only the last so many of what there is; 0 for none, -1 for all
 * @param since only from here on, by the second; {@link Instant#EPOCH} for all
 * @param follow whether to go on as lines come, until the container stops
 */
public record LogRequest(int tail, Instant since, boolean follow) {
  /** The last lines of what there is. */
  public static LogRequest last(int lines) {
    return new LogRequest(lines, Instant.EPOCH, false);
  }
}
