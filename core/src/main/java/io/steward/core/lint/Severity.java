// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

/** How much a finding matters. */
public enum Severity {
  /** Advice: it works, and could be better. */
  INFO,
  /** It works until the day it does not. */
  WARNING,
  /** It does not work, or not as it is written; a deploy is refused. */
  ERROR;

  /** Whether this is as much as {@code other} or more. */
  public boolean reaches(Severity other) {
    return compareTo(other) >= 0;
  }
}
