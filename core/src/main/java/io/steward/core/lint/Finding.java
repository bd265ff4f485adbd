// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.error.Position;
import java.util.Optional;

/**
 * Something a rule found.
 *
 * @param rule the name of the rule
 * @param severity how much it matters
 * @param risk what an attacker gains
 * @param stack the stack
 * @param spot where it is
 * @param message what is wrong, in lower case and without a full stop
 * @param mend what to do
 * @param fingerprint the same for the same finding, also when lines have moved
 * @param fix what mends it by itself, when that is known
 */
public record Finding(
    String rule,
    Severity severity,
    Risk risk,
    String stack,
    Spot spot,
    String message,
    String mend,
    String fingerprint,
    Optional<Fix> fix) {
  /** The same, to be mended by hand. */
  Finding byHand() {
    return new Finding(
        rule, severity, risk, stack, spot, message, mend, fingerprint, Optional.empty());
  }

  /** The place in a file. */
  public Position position() {
    return spot.position();
  }
}
