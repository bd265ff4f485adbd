// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.DataPlace.Contents;
import io.steward.core.deploy.DataPlace.Kind;
import io.steward.core.deploy.DataPlace.Seen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a plan would do to data: services that would find something else where their data is,
 * and databases that would start another version on it. Compares; touches nothing.
 *
 * @param wanted the stack as it shall be
 * @param observed what the target has of it, or of what it was before
 * @param images the images as they will be used, by reference
 * @param sight what the target can tell of data
 * @param before what services without a container had mounted when they were last deployed
 */
record DataGuard(
    WantedStack wanted,
    Observation observed,
    Map<String, ImageState> images,
    DataSight sight,
    Before before) {

  /** What a service had mounted when it was last deployed. */
  @FunctionalInterface
  interface Before {
    /** Its mounts; empty for one that never was. */
    List<DataMount> mounts(String service);

    /** Whether its revision keeps what lies there, so that it can be put back. */
    default boolean keeps(DataPlace place) {
      return false;
    }
  }

  /** One mount of the present, and how to find out what is in it. */
  private record Present(DataMount mount, Optional<ContainerState> container) {}

  /** What all the changes risk together. */
  DataRisks risks(List<ServiceChange> changes) {
    Map<String, List<DataMount>> mounts = mounts(changes);
    List<DataMove> moves = new ArrayList<>();
    List<DatabaseJump> jumps = new ArrayList<>();
    List<GonePlace> gone = new ArrayList<>();
    for (ServiceChange change : changes) {
      WantedService service = wanted.services().get(change.service());
      if (service != null && isNew(change) && service.replicas() > 0) {
        List<Present> present = present(change, mounts);
        List<DataMove> own = moves(service, present);
        moves.addAll(own);
        jump(service, change, present, own).ifPresent(jumps::add);
        gone.addAll(gone(service, present));
      }
    }
    return new DataRisks(moves, jumps, gone);
  }

  private static boolean isNew(ServiceChange change) {
    return change.change() == Change.CREATE || change.change() == Change.RECREATE;
  }

  private Map<String, List<DataMount>> mounts(List<ServiceChange> changes) {
    Set<String> ids =
        changes.stream()
            .filter(DataGuard::isNew)
            .flatMap(change -> observed.of(change.service()).stream())
            .map(ContainerState::id)
            .collect(Collectors.toSet());
    return ids.isEmpty() ? Map.of() : sight.mounts(ids);
  }

  private List<Present> present(ServiceChange change, Map<String, List<DataMount>> mounts) {
    List<ContainerState> containers = observed.of(change.service());
    if (containers.isEmpty()) {
      return before.mounts(change.service()).stream()
          .map(mount -> new Present(mount, Optional.empty()))
          .toList();
    }
    List<Present> present = new ArrayList<>();
    for (ContainerState container : containers) {
      mounts
          .getOrDefault(container.id(), List.of())
          .forEach(mount -> present.add(new Present(mount, Optional.of(container))));
    }
    return present;
  }

  private List<DataMove> moves(WantedService service, List<Present> present) {
    Map<String, DataMove> moves = new LinkedHashMap<>();
    for (Present was : present) {
      DataMount mount = was.mount();
      DataPlace to = place(service, was);
      if (mount.place().lasts() && !isCarried(mount.place(), to)) {
        Optional<DataMove> move =
            to.equals(mount.place()) ? parted(service, was) : move(service, was, to);
        move.ifPresent(found -> moves.putIfAbsent(mount.path() + " " + found.from(), found));
      }
    }
    return List.copyOf(moves.values());
  }

  /**
   * What a service gets where it has something now: what its file mounts there, else a volume that
   * its image asks for, else the nearest mount above.
   */
  private DataPlace place(WantedService service, Present was) {
    String path = was.mount().path();
    Optional<DataMount> nearest =
        service.mounts().stream()
            .filter(mount -> mount.covers(path))
            .max(Comparator.comparingInt(mount -> mount.path().length()));
    if (nearest.filter(mount -> mount.path().equals(path)).isPresent()) {
      return nearest.get().place();
    }
    if (borrows(service)) {
      return was.mount().place();
    }
    return isDeclared(service, was.container(), path)
        ? new DataPlace(Kind.ANONYMOUS, "")
        : nearest.map(mount -> mount.at(path)).orElse(DataPlace.NOTHING);
  }

  /** What a container outside of the stack lends is known only once it does. */
  private static boolean borrows(WantedService service) {
    return service
        .fields()
        .find(FieldWords.LENDERS)
        .filter(lenders -> lenders.contains(FieldWords.container("")))
        .isPresent();
  }

  /** By the new image, or by the present one as long as the new one is not there. */
  private boolean isDeclared(
      WantedService service, Optional<ContainerState> container, String path) {
    return Optional.ofNullable(images.get(service.image()))
        .or(() -> container.flatMap(c -> Optional.ofNullable(observed.images().get(c.imageId()))))
        .flatMap(image -> image.defaults().find(new FieldKey(DataPlace.DECLARED, path)))
        .isPresent();
  }

  /**
   * Compose hands an anonymous volume to the next container where the file or the image still asks
   * for one. It does so with named ones too, as long as there is a container; as the files do not
   * say it, nobody can rely on that.
   */
  private static boolean isCarried(DataPlace from, DataPlace to) {
    return from.kind() == Kind.ANONYMOUS && to.kind() == Kind.ANONYMOUS;
  }

  private List<GonePlace> gone(WantedService service, List<Present> present) {
    return present.stream()
        .filter(was -> was.mount().place().lasts() && !before.keeps(was.mount().place()))
        .filter(was -> isMissing(sight.seen(was.mount().place())) && !isMissing(seen(was)))
        .map(was -> new GonePlace(service.name(), was.mount().path(), was.mount().place()))
        .distinct()
        .toList();
  }

  private static boolean isMissing(Seen seen) {
    return seen.contents() == Contents.MISSING;
  }

  private Seen seen(Present was) {
    return was.container()
        .map(container -> sight.seen(container.id(), was.mount()))
        .orElseGet(() -> sight.seen(was.mount().place()));
  }

  private Optional<DataMove> move(WantedService service, Present was, DataPlace to) {
    DataMount mount = was.mount();
    Seen from = seen(was);
    Seen there = to.isNamed() ? sight.seen(to) : new Seen(Contents.EMPTY, "");
    if (to.isNamed() && from.identity().equals(there.identity())) {
      return Optional.empty();
    }
    // What it only reads is not its own to lose; to find nothing there may make it clean up.
    boolean vanishes = to.isNamed() && !there.contents().mayHoldData();
    if (!mount.writable() && !vanishes) {
      return Optional.empty();
    }
    Contents holds = contents(was, from);
    if (!holds.mayHoldData()) {
      return Optional.empty();
    }
    String accept =
        to.isNamed()
            ? to.name()
            : wanted.stack().name() + "/" + service.name() + ":" + mount.path();
    return Optional.of(
        new DataMove(
            service.name(), mount.path(), mount.place(), holds, to, there.contents(), accept));
  }

  /** The same path, behind which there is another folder by now. */
  private Optional<DataMove> parted(WantedService service, Present was) {
    DataMount mount = was.mount();
    DataPlace place = mount.place();
    return was.container()
        .flatMap(container -> sight.parted(container.id(), mount))
        .filter(Contents::mayHoldData)
        .map(
            holds ->
                new DataMove(
                    service.name(),
                    mount.path(),
                    place,
                    holds,
                    place,
                    sight.seen(place).contents(),
                    place.name()))
        .filter(move -> mount.writable() || !move.finds().mayHoldData());
  }

  /** The container sees what is there even where this program may not look. */
  private Contents contents(Present was, Seen from) {
    return was.container()
        .map(container -> sight.contents(container.id(), was.mount().path()))
        .orElse(from.contents());
  }

  /** A database that starts with the data it has, in another version. */
  private Optional<DatabaseJump> jump(
      WantedService service, ServiceChange change, List<Present> present, List<DataMove> moves) {
    Optional<ContainerState> old = observed.of(change.service()).stream().findFirst();
    ImageState next = images.get(service.image());
    if (old.isEmpty() || (next != null && next.id().equals(old.get().imageId()))) {
      return Optional.empty();
    }
    ImageState ran = observed.images().get(old.get().imageId());
    String reference = old.get().fields().find("image").orElse(old.get().imageId());
    Optional<DatabaseImages.Found> from = DatabaseImages.find(reference, own(ran));
    Optional<DatabaseImages.Found> to = DatabaseImages.find(service.image(), own(next));
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    return DatabaseJumps.between(service.name(), from.get(), to.get())
        .filter(jump -> present.stream().anyMatch(was -> stays(was, moves)));
  }

  private static Fields own(@Nullable ImageState image) {
    return image == null ? Fields.NONE : image.defaults();
  }

  /** Whether what it wrote is there for the new version too. */
  private boolean stays(Present was, List<DataMove> moves) {
    DataMount mount = was.mount();
    return mount.keeps()
        && moves.stream().noneMatch(move -> move.path().equals(mount.path()))
        && contents(was, new Seen(Contents.UNKNOWN, "")).mayHoldData();
  }
}
