// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.error;

import java.util.List;

/** What was read is not valid; carries every problem found, in the order of the files. */
public final class InvalidException extends HomelabException {
  private final transient List<Problem> problems;

  /** Says that {@code subject} (such as {@code configuration}) has these problems, at least one. */
  public InvalidException(String subject, List<Problem> problems, String... hints) {
    super(ErrorKind.CONFIGURATION, message(subject, problems), List.of(hints), null);
    this.problems = List.copyOf(problems);
  }

  /** Every problem, never empty. */
  public List<Problem> problems() {
    return problems;
  }

  private static String message(String subject, List<Problem> problems) {
    if (problems.size() == 1) {
      return subject + " is not valid: " + problems.get(0);
    }
    return subject + " is not valid: " + problems.size() + " problems";
  }
}
