// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

import java.time.Instant;
import java.util.Optional;

/**
 * Hears how far a run is. Called from the threads of the work, so implementations are thread-safe
 * and quick.
 */
@FunctionalInterface
public interface Progress {
  /** Hears one change of state. */
  void report(Step step);

  /**
   * Where parts of a result go that is not whole yet, such as the lines of a log that is followed;
   * empty where nobody shows them as they come.
   */
  default Optional<Parts> parts() {
    return Optional.empty();
  }

  /** Takes parts of a result, from any thread. */
  @FunctionalInterface
  interface Parts {
    /** Takes one part, for programs as a record and for persons as a line. */
    void take(Record part, Line line);
  }

  /**
   * Shows a page between two steps, for a person who follows a long run. Whatever counts is in the
   * result as well, so who listens for a program need not hear it.
   */
  default void show(Page page) {}

  /** Hears until when a subject that is in progress has time, so that a person can be told. */
  default void deadline(String group, String subject, Instant until) {}

  /** Listens to nothing. */
  static Progress none() {
    return step -> {};
  }

  /**
   * One change of state.
   *
   * @param group what it belongs to, such as a stack; empty for the run as a whole
   * @param subject what changed, such as a service or {@code pull}; empty for a sentence
   * @param mark how it stands
   * @param state one word, such as {@code healthy}; empty for a sentence
   * @param detail more, or the sentence itself
   */
  record Step(String group, String subject, Mark mark, String state, String detail) {
    /** A sentence about a group. */
    public static Step sentence(String group, String text) {
      return new Step(group, "", Mark.BLANK, "", text);
    }
  }
}
