// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that was said to be accepted, by a comment or in {@code lint.yaml}. Not thread-safe.
 */
public final class Ignore {
  private final String rule;
  private final String reason;
  private final Optional<LocalDate> until;
  private final Spot spot;
  private final Scope scope;
  private boolean used;
  private boolean over;

  Ignore(String rule, String reason, Optional<LocalDate> until, Spot spot, Scope scope) {
    this.rule = rule;
    this.reason = reason;
    this.until = until;
    this.spot = spot;
    this.scope = scope;
  }

  /** The rule it names, empty when it names none. */
  public String rule() {
    return rule;
  }

  /** Why, empty when it does not say. */
  public String reason() {
    return reason;
  }

  /** The last day it counts, empty for good. */
  public Optional<LocalDate> until() {
    return until;
  }

  /** Where it is said. */
  public Spot spot() {
    return spot;
  }

  /** Whether it covered a finding. */
  public boolean used() {
    return used;
  }

  /** Whether its last day is over. */
  public boolean isOver() {
    return over;
  }

  /** Says which day it is. */
  void on(LocalDate today) {
    over = until.map(today::isAfter).orElse(false);
  }

  /** Takes a finding away, if it is of this rule, in this place, with a reason and in time. */
  boolean takes(Finding finding) {
    boolean counts =
        !over && !reason.isEmpty() && rule.equals(finding.rule()) && scope.covers(finding);
    used |= counts;
    return counts;
  }

  /** What it covers. */
  @FunctionalInterface
  interface Scope {
    boolean covers(Finding finding);
  }
}
