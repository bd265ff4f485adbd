// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one root of everything Steward throws on purpose. The message says what was tried, on what,
 * and why it did not work; the hints say what to do about it.
 */
public abstract class HomelabException extends RuntimeException {
  private final ErrorKind kind;
  private final transient List<String> hints;

  /**
   * Carries a reason, its sentence, what to do (may be empty), and the cause where there is one.
   */
  protected HomelabException(
      ErrorKind kind, String message, List<String> hints, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.hints = List.copyOf(hints);
  }

  /** Why it did not work, as the reason that exit codes and HTTP statuses come from. */
  public final ErrorKind kind() {
    return kind;
  }

  /** What the user can do, most useful first; empty when there is nothing. */
  public final List<String> hints() {
    return hints;
  }

  /** The sentence for the user; never null. */
  @Override
  public final String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
