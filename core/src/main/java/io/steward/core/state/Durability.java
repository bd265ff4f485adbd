// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

/** What a commit promises when the power fails the moment after it. */
public enum Durability {
  /** It is on the disk: for the journal, locks, the outbox, the audit log and runs. */
  FULL,
  /** The file stays whole, the last commits may be missing: for samples of measurements. */
  NORMAL;

  boolean covers(Durability wanted) {
    return this == FULL || wanted == NORMAL;
  }
}
