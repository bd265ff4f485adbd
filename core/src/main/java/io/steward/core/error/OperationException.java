// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that did not work, told in one sentence with a reason and hints. */
public final class OperationException extends HomelabException {
  private OperationException(
      ErrorKind kind, String message, List<String> hints, @Nullable Throwable cause) {
    super(kind, message, hints, cause);
  }

  /** Says that {@code message} happened for the reason {@code kind}; hints may be none. */
  public static OperationException of(ErrorKind kind, String message, String... hints) {
    return new OperationException(kind, message, List.of(hints), null);
  }

  /** The same with its cause kept; hints may be none. */
  public static OperationException of(
      ErrorKind kind, String message, Throwable cause, String... hints) {
    return new OperationException(kind, message, List.of(hints), cause);
  }
}
