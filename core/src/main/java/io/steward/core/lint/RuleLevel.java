// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import java.util.Optional;

/** What the user makes of a rule. */
public enum RuleLevel {
  /** It does not run. */
  OFF,
  /** Its findings are advice. */
  INFO,
  /** Its findings are warnings. */
  WARNING,
  /** Its findings are errors, and keep a stack from being deployed. */
  ERROR;

  /** The severity, empty for {@link #OFF}. */
  Optional<Severity> severity() {
    return this == OFF ? Optional.empty() : Optional.of(Severity.valueOf(name()));
  }
}
