// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.network;

/** Addresses that only the host itself reaches. */
final class Loopback {
  private Loopback() {}

  /** Whether a published port listens on such an address; an empty one is every address. */
  static boolean holds(String address) {
    return address.startsWith("127.") || address.equals("::1") || address.equals("localhost");
  }
}
