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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pretends that every volume holds data as soon as it is there; folders are those of this machine.
 *
 * @param world what the target has
 * @param more volumes that are there by its settings
 */
record PretendedSight(World world, Set<String> more) implements DataSight {
  private static final String VOLUME = "volume ";
  private static final String READ_ONLY = " (read-only)";

  @Override
  public Map<String, List<DataMount>> mounts(Set<String> ids) {
    return world.look(
        things -> {
          Map<String, List<DataMount>> mounts = new LinkedHashMap<>();
          things.containers.values().stream()
              .filter(container -> ids.contains(container.id()))
              .forEach(container -> mounts.put(container.id(), mounts(container)));
          return mounts;
        });
  }

  private static List<DataMount> mounts(PretendedContainer container) {
    List<DataMount> mounts = new ArrayList<>();
    container
        .fields()
        .values()
        .forEach(
            (key, words) -> {
              if (key.field().equals("mount")) {
                mounts.add(new DataMount(key.name(), place(words), !words.endsWith(READ_ONLY)));
              }
            });
    return mounts;
  }

  private static DataPlace place(String words) {
    String name =
        words.endsWith(READ_ONLY) ? words.substring(0, words.length() - READ_ONLY.length()) : words;
    if (name.equals(FieldWords.TMPFS)) {
      return new DataPlace(Kind.MEMORY, "");
    }
    if (name.equals(FieldWords.ANONYMOUS_VOLUME)) {
      return new DataPlace(Kind.ANONYMOUS, "");
    }
    return name.startsWith(VOLUME)
        ? DataPlace.volume(name.substring(VOLUME.length()))
        : DataPlace.folder(name);
  }

  @Override
  public Contents contents(String id, String path) {
    return mounts(Set.of(id)).getOrDefault(id, List.of()).stream()
        .filter(mount -> mount.path().equals(path))
        .map(mount -> seen(mount.place()).contents())
        .findFirst()
        .orElse(Contents.EMPTY);
  }

  @Override
  public Seen seen(DataPlace place) {
    return switch (place.kind()) {
      case FOLDER -> HostFolders.look(Path.of(place.name()));
      case VOLUME -> {
        boolean there =
            more.contains(place.name())
                || world.look(things -> things.volumes.contains(place.name()));
        yield new Seen(there ? Contents.DATA : Contents.MISSING, "volume " + place.name());
      }
      case ANONYMOUS, MEMORY, NOTHING -> new Seen(Contents.EMPTY, "");
    };
  }
}
