// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.StackTarget.Application;
import io.steward.core.deploy.WantedService;
import io.steward.core.docker.ComposeLabels;
import io.steward.core.docker.ContainerSummary;
import io.steward.core.docker.DockerEngine;
import io.steward.core.docker.ImageInfo;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the services that are named to Compose beside those it brings up. Compose forgets what a
 * service depends on when that is not named too, marks the container so, and then makes it anew
 * when it is called by hand. What is named has to be left alone by Compose: it runs, is well, and
 * is what the files say, in Compose's own eyes.
 */
record Companions(DockerEngine engine, ComposeCalls compose) {
  /** All that the services of a call depend on, however far; none when that is not safe. */
  Set<String> of(Application application) {
    Set<String> needed = needed(application);
    if (needed.isEmpty() || application.recreate()) {
      return Set.of();
    }
    List<ContainerSummary> containers = engine.listProject(application.wanted().project());
    boolean run =
        needed.stream().allMatch(name -> areWell(service(application, name), of(name, containers)));
    return run && areAsTheFilesSay(needed, application, containers) ? needed : Set.of();
  }

  private static Set<String> needed(Application application) {
    Set<String> needed = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(application.services());
    while (!open.isEmpty()) {
      for (String other : service(application, open.pop()).dependsOn()) {
        boolean there = application.wanted().services().containsKey(other);
        if (there && !application.services().contains(other) && needed.add(other)) {
          open.push(other);
        }
      }
    }
    return needed;
  }

  private static WantedService service(Application application, String name) {
    return Optional.ofNullable(application.wanted().services().get(name)).orElseThrow();
  }

  private static List<ContainerSummary> of(String service, List<ContainerSummary> containers) {
    return containers.stream()
        .filter(ContainerSummary::lasts)
        .filter(container -> container.service().filter(service::equals).isPresent())
        .toList();
  }

  private static boolean areWell(WantedService service, List<ContainerSummary> containers) {
    return containers.size() == service.replicas()
        && containers.stream()
            .allMatch(
                container ->
                    container.state().equals("running")
                        && !container.status().contains("unhealthy")
                        && !container.status().contains("health: starting"));
  }

  private boolean areAsTheFilesSay(
      Collection<String> services, Application application, List<ContainerSummary> containers) {
    Map<String, String> hashes = compose.hashes(application);
    Map<String, ImageInfo> images =
        engine.findImages(services.stream().map(s -> service(application, s).image()).toList());
    for (String name : services) {
      Optional<String> hash = Optional.ofNullable(hashes.get(name));
      Optional<String> image =
          Optional.ofNullable(images.get(service(application, name).image())).map(ImageInfo::id);
      boolean same =
          of(name, containers).stream()
              .allMatch(
                  container ->
                      hash.equals(Optional.of(hash(container)))
                          && image.equals(Optional.of(container.imageId())));
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static String hash(ContainerSummary container) {
    return container.labels().getOrDefault(ComposeLabels.HASH, "");
  }
}
