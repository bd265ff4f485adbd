// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.audit;

import java.time.Instant;
import java.util.Optional;

/** How far a run has come. */
public sealed interface RunState {
  /** It works, or cannot be judged from here because its process is on another machine. */
  record Running() implements RunState {}

  /** It never ended: its process has certainly gone. */
  record Interrupted() implements RunState {}

  /**
   * It ended.
   *
   * @param at when
   * @param outcome in words, such as {@code rolled back}
   * @param exitCode what the command ends with, 0 to 130
   * @param result its result as JSON, where it has one
   */
  record Ended(Instant at, String outcome, int exitCode, Optional<String> result)
      implements RunState {}
}
