// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.ContainerState;
import io.steward.core.deploy.ContainerState.Condition;
import io.steward.core.deploy.ContainerState.Health;
import io.steward.core.deploy.ContainerState.Status;
import io.steward.core.deploy.FieldWords;
import io.steward.core.deploy.Fields;
import io.steward.core.deploy.ImageState;
import io.steward.core.docker.ComposeLabels;
import io.steward.core.docker.ContainerInfo;
import io.steward.core.docker.ImageInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a container is, from what the engine reports of it. */
final class Conditions {
  private Conditions() {}

  static ContainerState state(
      ContainerInfo container, String project, Map<String, Fields> images, Surroundings around) {
    Fields defaults = images.getOrDefault(container.imageId(), Fields.NONE);
    String number = container.config().labels().getOrDefault(ComposeLabels.NUMBER, "1");
    return new ContainerState(
        container.id(),
        container.name(),
        container.service().orElse(""),
        Integer.parseInt(number),
        container.imageId(),
        ObservedFields.ofContainer(container, project, defaults, around),
        condition(container.state()),
        volumes(container));
  }

  static ImageState image(ImageInfo image) {
    return new ImageState(
        image.id(), image.digests(), image.sizeBytes(), ObservedFields.ofImage(image.config()));
  }

  private static List<String> volumes(ContainerInfo container) {
    return container.mounts().stream()
        .filter(mount -> mount.type().equals("volume") && mount.writable())
        .map(ContainerInfo.Mount::name)
        .filter(name -> !FieldWords.isAnonymous(name))
        .toList();
  }

  private static Condition condition(io.steward.core.docker.ContainerState state) {
    return new Condition(
        status(state.status()),
        state.health().map(health -> health(health.status())).orElse(Health.NONE),
        state.exitCode(),
        state.restartCount(),
        state.oomKilled(),
        state.startedAt(),
        state.finishedAt(),
        message(state));
  }

  private static Status status(String word) {
    return switch (word) {
      case "removing" -> Status.DEAD;
      default -> Status.valueOf(word.toUpperCase(Locale.ROOT));
    };
  }

  private static Health health(String word) {
    return switch (word) {
      case "starting" -> Health.STARTING;
      case "healthy" -> Health.HEALTHY;
      case "unhealthy" -> Health.UNHEALTHY;
      default -> Health.NONE;
    };
  }

  private static String message(io.steward.core.docker.ContainerState state) {
    if (!state.error().isEmpty()) {
      return state.error();
    }
    return state
        .health()
        .filter(health -> !health.log().isEmpty())
        .map(health -> health.log().get(health.log().size() - 1).output().strip())
        .map(output -> output.lines().findFirst().orElse(""))
        .orElse("");
  }
}
