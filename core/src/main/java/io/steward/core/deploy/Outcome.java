// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.operation.Mark;
import java.util.Locale;
import java.util.Optional;

/** How a deploy of one stack ended. */
public enum Outcome {
  /** It runs as it is wanted and is ready. */
  DEPLOYED(Mark.OK, Optional.empty()),
  /** Nothing had to be done. */
  UNCHANGED(Mark.NONE, Optional.empty()),
  /** What ran was recorded as it was; nothing was touched. */
  ACCEPTED(Mark.OK, Optional.empty()),
  /** It was not ready; what was touched is as it was before. */
  ROLLED_BACK(Mark.BAD, Optional.of(ErrorKind.FAILED)),
  /** Nothing ran before it was not ready; its containers and networks are gone, volumes stay. */
  REMOVED(Mark.BAD, Optional.of(ErrorKind.FAILED)),
  /** It was stopped before it was ready; what was touched is as it was before. */
  STOPPED(Mark.BAD, Optional.of(ErrorKind.INTERRUPTED)),
  /** It was not ready and stays as it is, because the settings say so. */
  LEFT_AS_IS(Mark.BAD, Optional.of(ErrorKind.FAILED)),
  /** Nothing was touched, because something it depends on failed, or the run was stopped. */
  NOT_TOUCHED(Mark.NONE, Optional.of(ErrorKind.FAILED)),
  /** The way back failed too. */
  NEEDS_HANDS(Mark.BAD, Optional.of(ErrorKind.NEEDS_HANDS));

  private final Mark mark;
  private final Optional<ErrorKind> failure;

  Outcome(Mark mark, Optional<ErrorKind> failure) {
    this.mark = mark;
    this.failure = failure;
  }

  /** Its sign. */
  public Mark mark() {
    return mark;
  }

  /** Why it is not a success; empty when it is one. */
  public Optional<ErrorKind> failure() {
    return failure;
  }

  /** Whether it says if a revision is good; one that was not tried to the end has no say. */
  boolean isVerdict() {
    return this != NOT_TOUCHED && this != STOPPED;
  }

  /** Whether what was wanted does not run. */
  boolean isBad() {
    return failure.isPresent();
  }

  /** In words: {@code rolled back}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
