// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

/** The signs in front of a line; a word always repeats what they say. */
public enum Mark {
  /** Something new. */
  CREATE("+", "+"),
  /** Replaced by a new one. */
  RECREATE("~", "~"),
  /** Stopped and started again. */
  RESTART("*", "*"),
  /** Taken away. */
  REMOVE("-", "-"),
  /** Done or fine. */
  OK("✓", "v"),
  /** Failed or broken. */
  BAD("✗", "x"),
  /** To look at. */
  CARE("!", "!"),
  /** Not touched, not made, or waiting. */
  NONE("·", "."),
  /** In progress. */
  BUSY("…", ">"),
  /** No sign. */
  BLANK(" ", " ");

  private final String sign;
  private final String ascii;

  Mark(String sign, String ascii) {
    this.sign = sign;
    this.ascii = ascii;
  }

  /** The sign, one column wide. */
  public String sign() {
    return sign;
  }

  /** The sign where the locale is not UTF-8. */
  public String ascii() {
    return ascii;
  }
}
