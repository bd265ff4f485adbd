// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.error;

import java.util.Optional;

/**
 * One thing wrong with a file: where, which key, what, and what to do.
 *
 * @param position where it stands
 * @param key the dotted path of the key, empty for the file as a whole
 * @param message what is wrong, in lower case and without a full stop
 * @param hint what to do, when that is known
 */
public record Problem(Position position, String key, String message, Optional<String> hint) {
  /** A problem without advice. */
  public static Problem of(Position position, String key, String message) {
    return new Problem(position, key, message, Optional.empty());
  }

  /** A problem with advice. */
  public static Problem of(Position position, String key, String message, String hint) {
    return new Problem(position, key, message, Optional.of(hint));
  }

  /** {@code file:line:column: key: message (hint)} on one line. */
  @Override
  public String toString() {
    String place = key.isEmpty() ? position + ": " : position + ": " + key + ": ";
    return place + message + hint.map(advice -> " (" + advice + ")").orElse("");
  }
}
