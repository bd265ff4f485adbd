// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server.auth;

import java.util.Locale;

/** What a token allows; each includes those before it. */
public enum Scope {
  /** To look. */
  READ,
  /** To change what runs. */
  OPERATE,
  /** To change who may do what, and to see what is secret. */
  ADMIN;

  /** Whether a token of this scope may do what takes {@code needed}. */
  public boolean allows(Scope needed) {
    return compareTo(needed) >= 0;
  }

  /** The scope as the user writes it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
