// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.Optional;

/**
 * One stack of a run: what is wanted, what there is, and what the plan makes of it.
 *
 * @param key its key in the state
 * @param target where it runs
 * @param wanted what its files want
 * @param observed what the target has
 * @param last its present revision, absent before the first deploy
 * @param terms how it is deployed
 * @param plan what will happen
 */
record PlannedStack(
    StackKey key,
    StackTarget target,
    WantedStack wanted,
    Observation observed,
    Optional<Revision> last,
    Terms terms,
    StackPlan plan) {

  /** The same with another plan. */
  PlannedStack with(StackPlan other) {
    return new PlannedStack(key, target, wanted, observed, last, terms, other);
  }

  /** The same, whose plan says what cannot be replaced start-first as was asked for. */
  PlannedStack withStopFirst() {
    return with(plan.withStopFirst(new Paces(this).sentences()));
  }

  String name() {
    return key.stack();
  }
}
