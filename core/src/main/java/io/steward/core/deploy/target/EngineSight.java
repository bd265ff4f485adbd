// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.DataMount;
import io.steward.core.deploy.DataPlace;
import io.steward.core.deploy.DataPlace.Contents;
import io.steward.core.deploy.DataPlace.Kind;
import io.steward.core.deploy.DataPlace.Seen;
import io.steward.core.deploy.DataSight;
import io.steward.core.deploy.FieldWords;
import io.steward.core.docker.ContainerInfo;
import io.steward.core.docker.DockerEngine;
import io.steward.core.docker.VolumeInfo;
import io.steward.core.error.HomelabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks an engine what its containers have mounted, and looks into it: through a container where
 * there is one, else on the disk of this machine, if the engine runs on it.
 */
record EngineSight(DockerEngine engine) implements DataSight {
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  @Override
  public Map<String, List<DataMount>> mounts(Set<String> ids) {
    Map<String, List<DataMount>> mounts = new LinkedHashMap<>();
    for (ContainerInfo container : engine.inspectContainers(ids)) {
      List<DataMount> own = new ArrayList<>();
      for (ContainerInfo.Mount mount : container.mounts()) {
        // What has no name is its lender's own.
        DataPlace place = place(mount);
        if (place.kind() != Kind.ANONYMOUS || !container.isBorrowed(mount)) {
          own.add(new DataMount(mount.destination(), place, mount.writable()));
        }
      }
      mounts.put(container.id(), own);
    }
    return mounts;
  }

  private static DataPlace place(ContainerInfo.Mount mount) {
    return switch (mount.type()) {
      case "tmpfs" -> new DataPlace(Kind.MEMORY, "");
      case "bind" -> DataPlace.folder(mount.source());
      default ->
          FieldWords.isAnonymous(mount.name())
              ? new DataPlace(Kind.ANONYMOUS, mount.name())
              : DataPlace.volume(mount.name());
    };
  }

  /** To look through a container whose mounts are gone would make the engine make them anew. */
  @Override
  public Contents contents(String id, String path) {
    List<DataMount> mounts = mounts(Set.of(id)).getOrDefault(id, List.of());
    if (mounts.stream().anyMatch(EngineSight::isGone) && isHere()) {
      return mounts.stream()
          .filter(mount -> mount.path().equals(path))
          .map(mount -> seen(id, mount).contents())
          .findFirst()
          .orElse(Contents.UNKNOWN);
    }
    try {
      return engine.holdsAnything(id, path) ? Contents.DATA : Contents.EMPTY;
    } catch (HomelabException e) {
      // An engine that does not let anybody look leaves it open.
      return Contents.UNKNOWN;
    }
  }

  private static boolean isGone(DataMount mount) {
    return mount.place().kind() == Kind.FOLDER && Files.notExists(Path.of(mount.place().name()));
  }

  @Override
  public Optional<Contents> parted(String id, DataMount mount) {
    Optional<Path> has = inside(id, mount).filter(Files::isDirectory);
    Path now = Path.of(mount.place().name());
    try {
      return has.isPresent() && (Files.notExists(now) || !Files.isSameFile(has.get(), now))
          ? Optional.of(HostFolders.contents(has.get()))
          : Optional.empty();
    } catch (IOException e) {
      // Nothing is claimed of what cannot be looked into.
      return Optional.empty();
    }
  }

  @Override
  public Seen seen(String id, DataMount mount) {
    return inside(id, mount)
        .filter(has -> isGone(mount))
        .map(HostFolders::look)
        .filter(has -> has.contents() != Contents.MISSING)
        .orElseGet(() -> seen(mount.place()));
  }

  /** Where a running container has it: through its own process, which takes the rights of root. */
  private Optional<Path> inside(String id, DataMount mount) {
    if (mount.place().kind() != Kind.FOLDER || !isHere()) {
      return Optional.empty();
    }
    return engine
        .findContainer(id)
        .map(container -> container.state().pid())
        .filter(pid -> pid > 0)
        .map(pid -> Path.of("/proc/" + pid + "/root" + mount.path()));
  }

  @Override
  public Seen seen(DataPlace place) {
    return switch (place.kind()) {
      case FOLDER ->
          isHere()
              ? HostFolders.look(Path.of(place.name()))
              : new Seen(Contents.UNKNOWN, place.name());
      case VOLUME, ANONYMOUS -> volume(place);
      case MEMORY, NOTHING -> new Seen(Contents.EMPTY, "");
    };
  }

  private Seen volume(DataPlace place) {
    String identity = "volume " + place.name();
    Optional<VolumeInfo> volume = engine.findVolume(place.name());
    if (volume.isEmpty()) {
      return new Seen(Contents.MISSING, identity);
    }
    Map<String, String> options = volume.get().options();
    if (!volume.get().driver().equals("local") || !isHere()) {
      return new Seen(Contents.UNKNOWN, identity);
    }
    if (options.isEmpty()) {
      return new Seen(HostFolders.look(Path.of(volume.get().mountpoint())).contents(), identity);
    }
    // The folder of a volume that is another file system is empty while nobody has it mounted.
    String device = options.getOrDefault("device", "");
    boolean bound = options.getOrDefault("o", "").contains("bind") && device.startsWith("/");
    return bound ? HostFolders.look(Path.of(device)) : new Seen(Contents.UNKNOWN, identity);
  }

  /** Whether the paths of the engine are those of this machine, as far as names can tell. */
  private boolean isHere() {
    try {
      return Files.isReadable(HOST_NAME)
          && Files.readString(HOST_NAME).strip().equals(engine.info().name());
    } catch (IOException e) {
      return false;
    }
  }
}
