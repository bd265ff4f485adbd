// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

/** A value does not follow its grammar; whoever knows its place makes a problem of it. */
final class SyntaxException extends Exception {
  private final String hint;

  SyntaxException(String message) {
    this(message, "");
  }

  SyntaxException(String message, String hint) {
    super(message, null, false, false);
    this.hint = hint;
  }

  String message() {
    return String.valueOf(getMessage());
  }

  /** What to do, empty when there is nothing to say. */
  String hint() {
    return hint;
  }
}
