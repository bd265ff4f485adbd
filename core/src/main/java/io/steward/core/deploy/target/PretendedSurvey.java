// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.ImageState;
import io.steward.core.deploy.Survey;
import io.steward.core.docker.ComposeLabels;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a look at a simulated target shows. */
final class PretendedSurvey {
  private PretendedSurvey() {}

  static Survey of(Things things, Survey.Scope scope, Instant now) {
    List<PretendedContainer> containers =
        things.containers.values().stream().filter(c -> scope.has(c.project())).toList();
    Map<String, ImageState> images = new LinkedHashMap<>();
    for (String reference : scope.images()) {
      String id = things.images.get(reference);
      if (id != null) {
        images.put(reference, SimulatedTarget.image(reference, id, true));
      }
    }
    for (PretendedContainer container : containers) {
      String reference = container.fields().find("image").orElse(container.imageId());
      images.put(container.imageId(), SimulatedTarget.image(reference, container.imageId(), true));
    }
    return new Survey(containers.stream().map(container -> seen(container, now)).toList(), images);
  }

  private static Survey.Seen seen(PretendedContainer container, Instant now) {
    return new Survey.Seen(
        container.project(),
        container.at(now),
        container.startedAt(),
        Map.of(
            ComposeLabels.PROJECT, container.project(),
            ComposeLabels.SERVICE, container.service(),
            ComposeLabels.NUMBER, Integer.toString(container.number())));
  }
}
