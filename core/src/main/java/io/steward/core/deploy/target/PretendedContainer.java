// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.ContainerState;
import io.steward.core.deploy.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One container that is not there.
 *
 * @param id made up, in the form of an engine's
 * @param name as Compose would name it
 * @param project the Compose project it belongs to
 * @param service the Compose service it belongs to
 * @param number which of the service's containers, from 1
 * @param imageId the image it was made from
 * @param fields what a plan compares
 * @param volumes names of the named volumes it has mounted to write
 * @param fate how its program behaves
 * @param startedAt when it was last started
 * @param stoppedAt when it was stopped since; absent unless it was
 */
record PretendedContainer(
    String id,
    String name,
    String project,
    String service,
    int number,
    String imageId,
    Fields fields,
    List<String> volumes,
    Fate fate,
    Instant startedAt,
    Optional<Instant> stoppedAt) {

  PretendedContainer {
    volumes = List.copyOf(volumes);
  }

  PretendedContainer started(Instant at) {
    return with(fate, at, Optional.empty());
  }

  PretendedContainer stopped(Instant at) {
    return with(fate, startedAt, Optional.of(at));
  }

  PretendedContainer named(String other) {
    return new PretendedContainer(
        id, other, project, service, number, imageId, fields, volumes, fate, startedAt, stoppedAt);
  }

  PretendedContainer with(Fate other) {
    return with(other, startedAt, stoppedAt);
  }

  private PretendedContainer with(Fate newFate, Instant started, Optional<Instant> stopped) {
    return new PretendedContainer(
        id, name, project, service, number, imageId, fields, volumes, newFate, started, stopped);
  }

  /** How it looks at this moment. */
  ContainerState at(Instant now) {
    return new ContainerState(
        id, name, service, number, imageId, fields, fate.condition(this, now), volumes);
  }
}
