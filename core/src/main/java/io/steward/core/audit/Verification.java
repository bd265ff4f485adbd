// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.audit;

/** What came out of checking the audit log. */
public sealed interface Verification {
  /**
   * Every entry is there and unchanged.
   *
   * @param count how many entries
   * @param lastHash the hash of the last one, 64 zeros when there is none; written down elsewhere,
   *     it also uncovers a log that was rewritten as a whole
   */
  record Unbroken(long count, String lastHash) implements Verification {}

  /**
   * The chain does not hold.
   *
   * @param sequence the first entry that is wrong or missing
   * @param what in words, such as {@code entry 4 was changed: its hash does not match}
   */
  record Broken(long sequence, String what) implements Verification {}
}
