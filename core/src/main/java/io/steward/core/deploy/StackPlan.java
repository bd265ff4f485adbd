// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.List;
import java.util.Optional;

/**
 * What a deploy does to one stack.
 *
 * @param stack its name in the homelab
 * @param wave which wave it belongs to, from 1
 * @param revision the number of its last revision, 0 before the first
 * @param services every service, changed or not, in the order of the file, removed ones last
 * @param newNetworks networks that are made
 * @param newVolumes volumes that are made, empty
 * @param unusedVolumes volumes that stay and that nothing uses any more
 * @param pulls images that are not on the target, or that are asked for again
 * @param interrupted host names of what is recreated, restarted or removed
 * @param otherHands names of containers that were not made by a deploy of Steward's
 * @param noSureWayBack services of which there is no sure way back, because they write data
 * @param stopFirst sentences on services that cannot be replaced start-first, as was asked for
 * @param data what it could do to data, which is refused unless it is accepted
 * @param simulated whether its target only pretends
 */
public record StackPlan(
    String stack,
    int wave,
    int revision,
    List<ServiceChange> services,
    List<String> newNetworks,
    List<String> newVolumes,
    List<String> unusedVolumes,
    List<String> pulls,
    List<String> interrupted,
    List<String> otherHands,
    List<String> noSureWayBack,
    List<String> stopFirst,
    DataRisks data,
    boolean simulated) {

  /** Keeps its own copies. */
  public StackPlan {
    services = List.copyOf(services);
    newNetworks = List.copyOf(newNetworks);
    newVolumes = List.copyOf(newVolumes);
    unusedVolumes = List.copyOf(unusedVolumes);
    pulls = List.copyOf(pulls);
    interrupted = List.copyOf(interrupted);
    otherHands = List.copyOf(otherHands);
    noSureWayBack = List.copyOf(noSureWayBack);
    stopFirst = List.copyOf(stopFirst);
  }

  /** The same, doing this to the services. */
  StackPlan with(List<ServiceChange> changes) {
    return with(changes, stopFirst);
  }

  /** The same with what must be told of how its services are replaced. */
  StackPlan withStopFirst(List<String> sentences) {
    return with(services, sentences);
  }

  private StackPlan with(List<ServiceChange> changes, List<String> sentences) {
    return new StackPlan(
        stack,
        wave,
        revision,
        changes,
        newNetworks,
        newVolumes,
        unusedVolumes,
        pulls,
        interrupted,
        otherHands,
        noSureWayBack,
        sentences,
        data,
        simulated);
  }

  /** The services that something happens to. */
  public List<ServiceChange> changes() {
    return services.stream().filter(service -> service.change() != Change.NONE).toList();
  }

  /** The names of the services that something happens to. */
  List<String> touched() {
    return changes().stream().map(ServiceChange::service).toList();
  }

  /** The names of the services that this happens to. */
  public List<String> names(Change change) {
    return services.stream()
        .filter(service -> service.change() == change)
        .map(ServiceChange::service)
        .toList();
  }

  /** What happens to a service; empty for one it does not know. */
  public Optional<ServiceChange> find(String service) {
    return services.stream().filter(change -> change.service().equals(service)).findFirst();
  }

  /** Whether anything happens. */
  public boolean isEmpty() {
    return changes().isEmpty();
  }
}
