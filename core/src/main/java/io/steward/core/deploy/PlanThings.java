// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a plan says of a stack beside its services: networks, volumes, images, other hands. */
record PlanThings(
    WantedStack wanted, Observation observed, List<ServiceChange> changes, Set<String> touched) {

  List<String> newNetworks() {
    return touched.isEmpty() ? List.of() : without(wanted.networks(), observed.networks());
  }

  List<String> newVolumes() {
    return touched.isEmpty() ? List.of() : without(wanted.volumes(), observed.volumes());
  }

  /** Volumes that something mounts now and that nothing wanted will mount. */
  List<String> unusedVolumes() {
    Set<String> used = new TreeSet<>();
    observed.containers().stream()
        .filter(container -> touched.contains(container.service()))
        .forEach(container -> used.addAll(container.volumes()));
    wanted.services().values().forEach(service -> used.removeAll(service.volumes().keySet()));
    return List.copyOf(used);
  }

  /** Images that are not there, and those that shall be asked for again. */
  List<String> pulls(Set<String> again) {
    Set<String> images = new TreeSet<>();
    for (WantedService service : wanted.services().values()) {
      boolean absent =
          touched.contains(service.name()) && !observed.images().containsKey(service.image());
      if (service.pulls() && (absent || again.contains(service.image()))) {
        images.add(service.image());
      }
    }
    return List.copyOf(images);
  }

  /** Containers that no deploy of Steward's left, by name. */
  List<String> otherHands(Set<String> known) {
    return observed.containers().stream()
        .filter(container -> !known.contains(container.id()))
        .map(ContainerState::name)
        .sorted()
        .toList();
  }

  /** Services that get a new image and write data. */
  List<String> noSureWayBack() {
    return changes.stream()
        .filter(change -> change.change() == Change.RECREATE)
        .filter(change -> change.fields().stream().anyMatch(f -> f.field().equals("image")))
        .map(ServiceChange::service)
        .filter(
            service ->
                Optional.ofNullable(wanted.services().get(service))
                    .filter(this::writesData)
                    .isPresent())
        .toList();
  }

  private boolean writesData(WantedService service) {
    ImageState image = observed.images().get(service.image());
    boolean asks =
        image != null
            && image.defaults().values().keySet().stream()
                .anyMatch(key -> key.field().equals(DataPlace.DECLARED));
    return asks || service.mounts().stream().anyMatch(DataMount::keeps);
  }

  private static List<String> without(List<String> names, Collection<String> there) {
    return names.stream().filter(name -> !there.contains(name)).sorted().toList();
  }
}
