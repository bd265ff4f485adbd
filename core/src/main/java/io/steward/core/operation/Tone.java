// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

/** How a piece of text is meant; colour only repeats it. */
public enum Tone {
  /** Ordinary text. */
  PLAIN,
  /** A name. */
  NAME,
  /** A time, a hint, an aside. */
  ASIDE,
  /** Done, fine, new. */
  GOOD,
  /** Changed, to look at. */
  CARE,
  /** Failed, removed. */
  BAD
}
