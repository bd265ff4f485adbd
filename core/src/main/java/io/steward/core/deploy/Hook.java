// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.config.Value;
import io.steward.core.operation.Arg;
import java.time.Duration;
import java.util.List;

/**
 * A command that runs at one point of a deploy; the text of each key stands with it.
 *
 * @param command the program and its arguments
 * @param timeout how long it may take
 */
public record Hook(
    @Arg(
            "The program and its arguments, without a shell; a program with a slash in it lies below"
                + " the folder of the stack")
        List<Value> command,
    @Arg(value = "How long it may take before it is ended", fallback = "60s") Duration timeout) {

  /** Keeps its own copy, and refuses an empty command and a time-out of nothing. */
  public Hook {
    command = List.copyOf(command);
    if (command.isEmpty() || command.get(0).text().isBlank()) {
      throw new IllegalArgumentException("command names no program");
    }
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("timeout is not more than 0 s");
    }
  }
}
