// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The places of the host that the containers of a snapshot had mounted. An engine that starts them
 * again makes an empty folder of each that is gone meanwhile, and a database begins anew in it.
 *
 * @param stack the stack that goes back
 * @param snapshot what ran
 */
record OldPlaces(PlannedStack stack, Snapshot snapshot) {
  /**
   * Goes on only when all of them are there, apart from the files that the revision keeps.
   *
   * @param old what ran was told to be; absent before the first deploy
   * @throws OperationException of kind failed that names those that are gone
   */
  void require(Optional<WantedStack> old) {
    Map<Path, GonePlace> places = new LinkedHashMap<>();
    for (ServiceChange change : stack.plan().changes()) {
      if (isStarted(change)) {
        places(change.service(), old)
            .forEach(place -> places.putIfAbsent(Path.of(place.place().name()), place));
      }
    }
    snapshot.revision().ifPresent(kept -> kept.files().forEach(file -> places.remove(file.path())));
    Set<Path> missing = stack.target().missing(places.keySet());
    places.keySet().retainAll(missing);
    if (!places.isEmpty()) {
      throw OperationException.of(
          ErrorKind.FAILED,
          places.values().stream().map(GonePlace::sentence).collect(Collectors.joining("; "))
              + ": what ran would start on an empty folder in its place",
          "put it back, or a link to where it is now (ln -s), then: steward stack resume "
              + stack.name(),
          "or correct what failed, then: steward deploy " + stack.name());
    }
  }

  /** What still runs as it did is not started again, unless it has to be. */
  private boolean isStarted(ServiceChange change) {
    List<ContainerState> before = snapshot.of(change.service());
    if (before.isEmpty() || change.change() == Change.RESTART) {
      return !before.isEmpty();
    }
    Set<String> ids = before.stream().map(ContainerState::id).collect(Collectors.toSet());
    List<ContainerState> now = stack.target().inspect(ids);
    return now.size() < ids.size() || now.stream().anyMatch(ContainerState::isAtRest);
  }

  /** By what it was told to be, and by what is left of it. */
  private Set<GonePlace> places(String service, Optional<WantedStack> old) {
    List<DataMount> mounts = new ArrayList<>();
    old.flatMap(was -> Optional.ofNullable(was.services().get(service)))
        .ifPresent(was -> mounts.addAll(was.mounts()));
    Set<String> ids =
        snapshot.of(service).stream().map(ContainerState::id).collect(Collectors.toSet());
    stack.target().data().mounts(ids).values().forEach(mounts::addAll);
    return mounts.stream()
        .filter(mount -> mount.place().kind() == DataPlace.Kind.FOLDER && mount.place().lasts())
        .map(mount -> new GonePlace(service, mount.path(), mount.place()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
