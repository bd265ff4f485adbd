// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.Fields;
import io.steward.core.deploy.ImageState;
import io.steward.core.deploy.Survey;
import io.steward.core.docker.ComposeLabels;
import io.steward.core.docker.ContainerInfo;
import io.steward.core.docker.ContainerSummary;
import io.steward.core.docker.DockerEngine;
import io.steward.core.docker.ImageInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks at many containers with one list, one look at each, and one at each of their images. */
record LocalSurvey(DockerEngine engine, HostThings host, Map<String, ImageState> known) {

  Survey make(Survey.Scope scope) {
    List<String> ids =
        engine.listContainers(Map.of()).stream()
            .filter(container -> isMeant(container, scope))
            .map(ContainerSummary::id)
            .toList();
    List<ContainerInfo> containers = engine.inspectContainers(ids);
    Map<String, ImageState> images = new LinkedHashMap<>();
    engine.findImages(scope.images()).forEach((name, image) -> images.put(name, state(image)));
    Set<String> missing = new TreeSet<>();
    containers.forEach(container -> missing.add(container.imageId()));
    Map<String, ImageState> named = new LinkedHashMap<>(images);
    named.values().forEach(image -> images.put(image.id(), image));
    known.forEach(
        (id, image) -> {
          if (missing.contains(id)) {
            images.put(id, image);
          }
        });
    missing.removeAll(images.keySet());
    engine.inspectImages(missing).forEach(image -> images.put(image.id(), state(image)));
    Map<String, Fields> defaults = new LinkedHashMap<>();
    images.values().forEach(image -> defaults.put(image.id(), image.defaults()));
    var around = Surroundings.of(engine, host.info(), containers);
    return new Survey(containers.stream().map(c -> seen(c, defaults, around)).toList(), images);
  }

  private static boolean isMeant(ContainerSummary container, Survey.Scope scope) {
    return scope.has(container.project().orElse(""))
        && !"True".equals(container.labels().get(ComposeLabels.ONE_OFF));
  }

  private ImageState state(ImageInfo image) {
    return known.computeIfAbsent(image.id(), id -> Conditions.image(image));
  }

  private static Survey.Seen seen(
      ContainerInfo container, Map<String, Fields> defaults, Surroundings around) {
    String project = container.project().orElse("");
    return new Survey.Seen(
        project,
        Conditions.state(container, project, defaults, around),
        container.created(),
        container.config().labels());
  }
}
