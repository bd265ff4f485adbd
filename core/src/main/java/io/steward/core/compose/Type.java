// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import org.jspecify.annotations.Nullable;

/**
 * What a key of a Compose file may hold, in short or long form, and how its long form is printed.
 * Printed values are {@code String}, {@code Number}, {@code Boolean}, {@link Absent#NULL}, lists
 * and maps of these.
 */
interface Type {
  /** Adds what is wrong with the value. */
  void check(Value value, Where where, Findings findings);

  /** The value of a checked tree in this form; null where there is nothing to write. */
  @Nullable Object print(Value value, Form form);

  /**
   * What is held under this key of a map, {@code *} for any, or {@code []} for the items of a list;
   * null where nothing is known to be held.
   */
  default @Nullable Type in(String step) {
    return null;
  }

  /** What a value is printed for. */
  enum Form {
    /** As Compose prints it, which leaves out what is zero, false or empty. */
    SHOWN,
    /** To be read again as the same: whatever is there stays there. */
    KEPT
  }

  /** A null that is printed. */
  enum Absent {
    NULL;

    @Override
    public String toString() {
      return "null";
    }
  }

  /** Reports that something else was expected. */
  static void expected(String what, Value value, Where where, Findings findings, String hint) {
    String message =
        value instanceof Value.Leaf leaf && leaf.isNull()
            ? "is empty; " + what + " is expected"
            : "must be " + what + ", not " + value.form();
    findings.add(value.at(), where, message, hint);
  }
}
