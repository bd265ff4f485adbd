// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.ReadinessGate.Readiness;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a revision was deployed.
 *
 * @param changes what was planned to happen to which service, secrets hidden
 * @param steps what was done, in its order; empty in a list of revisions
 * @param end how it went; absent while it is going on, or when it was cut off
 */
public record Story(List<ServiceChange> changes, List<Step> steps, Optional<End> end) {
  /** Keeps its own copies. */
  public Story {
    changes = List.copyOf(changes);
    steps = List.copyOf(steps);
  }

  /** The same with its steps. */
  Story with(List<Step> done) {
    return new Story(changes, done, end);
  }

  /**
   * One step.
   *
   * @param at when it was about to begin
   * @param what in one or two words, such as {@code applying}
   * @param services what it had to do with; may be empty
   */
  public record Step(Instant at, String what, String services) {}

  /**
   * How a deploy went.
   *
   * @param before the number of the revision that ran before it; 0 for a first deploy
   * @param outcome in one word
   * @param judged how the gate judged the services
   * @param back how it judged them after the way back; empty when there was none
   * @param error why it was not a success; empty when it was
   * @param written volumes that the new version may have written to before it was taken back
   * @param remarks what else a person should know
   */
  public record End(
      int before,
      Outcome outcome,
      List<Readiness> judged,
      List<Readiness> back,
      String error,
      List<String> written,
      List<String> remarks) {
    /** Keeps its own copies. */
    public End {
      judged = List.copyOf(judged);
      back = List.copyOf(back);
      written = List.copyOf(written);
      remarks = List.copyOf(remarks);
    }
  }
}
