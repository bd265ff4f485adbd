// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server.auth;

import java.time.Instant;

/**
 * What is known of a token; not its text, which nobody knows but its owner.
 *
 * @param name what its owner calls it, unique
 * @param scope what it allows
 * @param created when it was made
 * @param expires when it stops to work
 */
public record Token(String name, Scope scope, Instant created, Instant expires) {
  /** Whether it works no more at this instant. */
  public boolean expired(Instant now) {
    return !now.isBefore(expires);
  }
}
