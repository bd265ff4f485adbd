// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one service is other than it was deployed.
 *
 * @param service the Compose service
 * @param state what is with it
 * @param differences of what changed: from what was deployed, to what runs
 * @param containers ids of the containers it has
 * @param at when it happened; absent where that is not known
 * @param by who did it, as far as known; "probably" stands before a guess; empty for not known
 * @param stop who stopped it on purpose, when and why
 */
public record ServiceDrift(
    String service,
    State state,
    List<FieldChange> differences,
    List<String> containers,
    Optional<Instant> at,
    String by,
    Optional<Stops.Stop> stop) {
  /** Keeps its own copies. */
  public ServiceDrift {
    differences = List.copyOf(differences);
    containers = List.copyOf(containers);
  }

  /** The same of one that is missing, with how it went. */
  ServiceDrift removed(Removal removal) {
    List<FieldChange> code =
        removal.exitCode().isEmpty()
            ? List.of()
            : List.of(FieldChange.note("state", "", "exit code " + removal.exitCode().getAsInt()));
    return new ServiceDrift(service, state, code, containers, Optional.of(removal.at()), by, stop);
  }

  /** The same, blamed on nobody. */
  ServiceDrift byNobody() {
    return new ServiceDrift(service, state, differences, containers, at, "", stop);
  }

  /** What is with a service. */
  public enum State {
    /** It is not what was deployed. */
    CHANGED,
    /** A deploy left a container of it, and there is none. */
    MISSING,
    /** It has a container in the project, and no deploy made it. */
    EXTRA,
    /** It ended, or was stopped by another hand. */
    ENDED,
    /** It is frozen: {@code docker pause} by another hand. */
    PAUSED,
    /** It runs though somebody stopped it on purpose. */
    STARTED,
    /** Somebody stopped it on purpose, which is no drift. */
    STOPPED
  }

  /** Whether it counts as drift. */
  public boolean isDrift() {
    return state != State.STOPPED;
  }
}
