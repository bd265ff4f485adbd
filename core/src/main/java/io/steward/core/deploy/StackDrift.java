// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one stack is other than it was deployed.
 *
 * @param stack its name
 * @param target where it runs
 * @param revision the number of its last deployment that counts; 0 where there is none
 * @param compared how many services were compared
 * @param services those that drifted or were stopped on purpose
 * @param otherHands names of containers that no deploy of Steward's made, and that are in the way
 *     of the next change until they are adopted
 * @param putBack what a deploy of would put back, each {@code STACK} or {@code STACK/SERVICE}
 * @param unfinished the deploy that is under way or was interrupted, in a sentence; empty for none
 * @param removedAt when it was removed; absent unless it was
 * @param problem why it could not be compared; empty when it was
 * @param simulated whether its target only pretends
 */
public record StackDrift(
    String stack,
    String target,
    int revision,
    int compared,
    List<ServiceDrift> services,
    List<String> otherHands,
    List<String> putBack,
    String unfinished,
    Optional<Instant> removedAt,
    String problem,
    boolean simulated) {
  /** Keeps its own copies. */
  public StackDrift {
    services = List.copyOf(services);
    otherHands = List.copyOf(otherHands);
    putBack = List.copyOf(putBack);
  }

  /** The services that count as drift. */
  public List<ServiceDrift> drifted() {
    return services.stream().filter(ServiceDrift::isDrift).toList();
  }

  /** The services that are so. */
  List<ServiceDrift> in(ServiceDrift.State state) {
    return services.stream().filter(service -> service.state() == state).toList();
  }
}
