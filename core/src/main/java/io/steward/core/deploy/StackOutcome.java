// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.ReadinessGate.Readiness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a deploy of one stack ended.
 *
 * @param stack its name
 * @param outcome in one word
 * @param revision the number of the revision it runs now, 0 for none
 * @param held the number of the revision that failed and is held, absent when none is
 * @param services how the services were judged, in the order they were
 * @param error why it is not a success; empty when it is
 * @param log the last lines of what failed, empty when nothing did
 * @param written volumes and folders that the new version may have written to before it was taken
 *     back
 * @param remarks what else a person should know
 * @param took how long it took
 * @param writes who may have written there, and for how long
 */
public record StackOutcome(
    String stack,
    Outcome outcome,
    int revision,
    Optional<Integer> held,
    List<Readiness> services,
    String error,
    List<String> log,
    List<String> written,
    List<String> remarks,
    Duration took,
    List<DataWrite> writes) {

  /** Keeps its own copies. */
  public StackOutcome {
    services = List.copyOf(services);
    log = List.copyOf(log);
    written = List.copyOf(written);
    remarks = List.copyOf(remarks);
    writes = List.copyOf(writes);
  }

  /** The same with these remarks. */
  StackOutcome with(List<String> told) {
    return new StackOutcome(
        stack, outcome, revision, held, services, error, log, written, told, took, writes);
  }

  /** One that nothing was done to. */
  static StackOutcome untouched(String stack, Outcome outcome, int revision, String error) {
    return new StackOutcome(
        stack,
        outcome,
        revision,
        Optional.empty(),
        List.of(),
        error,
        List.of(),
        List.of(),
        List.of(),
        Duration.ZERO,
        List.of());
  }
}
