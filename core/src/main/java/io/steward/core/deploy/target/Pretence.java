// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.FieldKey;
import io.steward.core.deploy.StackTarget.Application;
import io.steward.core.deploy.WantedService;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code docker compose up} would do with the named services, done to made-up things. */
record Pretence(Things things, Application application, Instant now) {

  void apply() {
    things.networks.addAll(application.wanted().networks());
    things.volumes.addAll(application.wanted().volumes());
    for (WantedService service : application.wanted().services().values()) {
      if (application.services().contains(service.name())) {
        up(service);
      }
    }
  }

  private void up(WantedService service) {
    String imageId =
        things.images.computeIfAbsent(
            service.image(),
            image -> PretendedIds.image(image, things.published.getOrDefault(image, 0)));
    things.imageIds.add(imageId);
    Map<Integer, PretendedContainer> there =
        things.of(application.wanted().project(), service.name());
    if (application.scale().isPresent()) {
      int last = there.keySet().stream().mapToInt(n -> n).max().orElse(0);
      int more = application.scale().getAsInt() - there.size();
      for (int number = last + 1; number <= last + more; number++) {
        make(service, number, imageId);
      }
      return;
    }
    for (int number = 1; number <= service.replicas(); number++) {
      Optional<PretendedContainer> old = Optional.ofNullable(there.get(number));
      boolean keeps =
          !application.recreate()
              && old.filter(container -> same(container, service, imageId)).isPresent();
      if (keeps) {
        old.filter(container -> !runs(container))
            .ifPresent(container -> things.containers.put(container.id(), container.started(now)));
      } else {
        old.ifPresent(container -> things.containers.remove(container.id()));
        make(service, number, imageId);
      }
    }
    there.values().stream()
        .filter(container -> container.number() > service.replicas())
        .forEach(container -> things.containers.remove(container.id()));
  }

  private boolean runs(PretendedContainer container) {
    return switch (container.at(now).condition().status()) {
      case RUNNING, RESTARTING, PAUSED -> true;
      case CREATED, EXITED, DEAD -> false;
    };
  }

  private static boolean same(PretendedContainer container, WantedService service, String imageId) {
    return container.fields().equals(service.fields()) && container.imageId().equals(imageId);
  }

  private void make(WantedService service, int number, String imageId) {
    String project = application.wanted().project();
    String name =
        service
            .fields()
            .find(FieldKey.of("container name"))
            .orElse(project + "-" + service.name() + "-" + number);
    String id = PretendedIds.container(name, ++things.made);
    things.containers.put(
        id,
        new PretendedContainer(
            id,
            name,
            project,
            service.name(),
            number,
            imageId,
            service.fields(),
            List.copyOf(service.volumes().keySet()),
            Fate.of(service.fields()),
            now,
            Optional.empty()));
  }
}
