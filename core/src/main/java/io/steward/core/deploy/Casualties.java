// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.ContainerState.Condition;
import io.steward.core.deploy.ContainerState.Health;
import io.steward.core.deploy.ContainerState.Status;
import io.steward.core.deploy.ReadinessGate.Readiness;
import io.steward.core.error.HomelabException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the containers that Compose gave up on, so that what they wrote is kept and shown. */
final class Casualties {
  private Casualties() {}

  /** Containers that this deploy made and that are not well; none when nobody can tell. */
  static List<Readiness> of(PlannedStack stack) {
    Set<String> before =
        stack.observed().containers().stream().map(ContainerState::id).collect(Collectors.toSet());
    try {
      return stack.target().containers(stack.wanted().project()).stream()
          .filter(container -> !before.contains(container.id()))
          .filter(container -> isSick(container.condition()))
          .map(Casualties::answer)
          .toList();
    } catch (HomelabException e) {
      return List.of();
    }
  }

  private static boolean isSick(Condition is) {
    boolean ended = is.status() == Status.EXITED || is.status() == Status.DEAD;
    return (ended && !is.isDone())
        || is.status() == Status.RESTARTING
        || is.health() == Health.UNHEALTHY;
  }

  private static Readiness answer(ContainerState container) {
    return new Readiness(
        container.service(),
        false,
        container.condition().words(),
        Duration.ZERO,
        container.condition().message(),
        false,
        Optional.of(container.id()));
  }
}
