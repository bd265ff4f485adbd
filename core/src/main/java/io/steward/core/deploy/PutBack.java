// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.InvalidException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds which services of a stack a deploy would put back: those of which the files say what was
 * deployed, and that are not as they were for another reason than a file or a tag that moved.
 */
record PutBack(Deployed deployed, DriftFinder finder) {
  private static final Set<String> MOVED = Set.of("file", "tag");

  /** What to deploy for it, each {@code STACK} or {@code STACK/SERVICE}; perhaps nothing. */
  List<String> names(List<ServiceDrift> drifted) {
    if (drifted.isEmpty()) {
      return List.of();
    }
    StackSite site = deployed.site();
    WantedStack files;
    try {
      files = site.reader().read(site.stack());
    } catch (InvalidException e) {
      // What cannot be read cannot be deployed.
      return List.of();
    }
    List<String> back =
        drifted.stream()
            .filter(drift -> isMended(drift) && isSame(files, drift.service()))
            .map(drift -> site.name() + "/" + drift.service())
            .toList();
    boolean whole =
        back.size() == drifted.size() && files.rendered().equals(deployed.revision().rendered());
    return whole ? List.of(site.name()) : back;
  }

  /** Whether a deploy of the same does something about it. */
  private boolean isMended(ServiceDrift drift) {
    return switch (drift.state()) {
      case MISSING, EXTRA -> true;
      case ENDED -> finder.containers(drift.service()).stream().anyMatch(ContainerState::isDown);
      case CHANGED ->
          drift.differences().stream()
              .noneMatch(change -> MOVED.contains(change.field()) || isMovedImage(change));
      case PAUSED, STARTED, STOPPED -> false;
    };
  }

  /** Another image under the same name. */
  private static boolean isMovedImage(FieldChange change) {
    return change.field().equals("image") && !change.name().isEmpty();
  }

  private boolean isSame(WantedStack files, String service) {
    Optional<WantedService> now = Optional.ofNullable(files.services().get(service));
    Optional<WantedService> was = Optional.ofNullable(deployed.wanted().services().get(service));
    return now.map(WantedService::fields).equals(was.map(WantedService::fields))
        && now.map(WantedService::image).equals(was.map(WantedService::image))
        && now.map(WantedService::replicas).equals(was.map(WantedService::replicas));
  }
}
