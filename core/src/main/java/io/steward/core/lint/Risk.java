// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

/**
 * What an attacker gains, on the ladder of OWASP. Apart from {@link Severity}: a stack that needs
 * the Docker socket works, and is deployed, though it is a risk.
 */
public enum Risk {
  /** Not a matter of security. */
  NONE("0.0"),
  /** One barrier fewer. */
  LOW("2.0"),
  /** A way in becomes wider. */
  MEDIUM("5.5"),
  /** Secrets or services lie open. */
  HIGH("8.0"),
  /** Whoever has the container has the host. */
  CRITICAL("9.5");

  private final String score;

  Risk(String score) {
    this.score = score;
  }

  /** The score that viewers of SARIF sort by, 0.0 to 10.0. */
  public String score() {
    return score;
  }

  /** The severity of a finding with this risk, unless its rule or the settings say otherwise. */
  Severity severity() {
    return compareTo(MEDIUM) >= 0 ? Severity.WARNING : Severity.INFO;
  }
}
