// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.reliability;

import io.steward.core.compose.ComposeProject;
import io.steward.core.compose.ComposeVolume;
import io.steward.core.compose.Mount;
import io.steward.core.lint.Host;
import io.steward.core.lint.KnownImage;
import io.steward.core.lint.LintService;
import io.steward.core.lint.LintStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the databases of a host keep their data.
 *
 * @param kept each mount that holds the data of one
 */
record Databases(List<Kept> kept) {
  Databases {
    kept = List.copyOf(kept);
  }

  /**
   * The data of a database.
   *
   * @param service the database
   * @param index the number of its mount
   * @param place the full name of the volume, or the folder of the host
   */
  record Kept(LintService service, int index, String place) {}

  static Databases of(Host host) {
    List<Kept> kept = new ArrayList<>();
    for (LintStack stack : host.stacks()) {
      for (LintService service : stack.services()) {
        service.database().ifPresent(image -> add(service, image, kept));
      }
    }
    return new Databases(kept);
  }

  private static void add(LintService service, KnownImage image, List<Kept> kept) {
    String folder = folder(service, image);
    boolean once = service.compose().restart().orElse("no").equals("no");
    List<Mount> mounts = service.compose().volumes();
    for (int index = 0; index < mounts.size(); index++) {
      Mount mount = mounts.get(index);
      int number = index;
      if (!once && !mount.readOnly() && covers(mount.target(), folder)) {
        place(service, mount).ifPresent(at -> kept.add(new Kept(service, number, at)));
      }
    }
  }

  private static Optional<String> place(LintService service, Mount mount) {
    String below = mount.subpath().map(path -> "/" + path).orElse("");
    if (mount.source().isEmpty() || mount.type().equals("bind")) {
      return Optional.of(mount.source()).filter(source -> !source.isEmpty());
    }
    return service
        .stack()
        .project()
        .map(ComposeProject::volumes)
        .map(volumes -> volumes.get(mount.source()))
        .map(ComposeVolume::name)
        .map(name -> name + below);
  }

  /** Where a database keeps its data, as its environment says. */
  static String folder(LintService service, KnownImage image) {
    String set = service.compose().environment().getOrDefault("PGDATA", "");
    return set.isEmpty() || image != KnownImage.POSTGRES
        ? image.dataDirectory(service.image())
        : set;
  }

  /**
   * Whether nothing is mounted where a database keeps its data or above it, memory included. What
   * is mounted above the volume that its image makes gets nothing of it.
   */
  static boolean isLost(LintService service, KnownImage image) {
    String folder = folder(service, image);
    String own =
        image.ownVolume(service.image()).filter(volume -> covers(volume, folder)).orElse("");
    Stream<String> memory = service.compose().tmpfs().stream().map(t -> t.split(":", 2)[0]);
    Stream<String> mounts =
        service.compose().volumes().stream()
            .filter(mount -> !mount.source().isEmpty() || mount.type().equals("tmpfs"))
            .map(Mount::target);
    return Stream.concat(memory, mounts)
        .filter(target -> covers(target, folder))
        .noneMatch(target -> target.length() >= own.length());
  }

  private static boolean covers(String target, String folder) {
    return folder.equals(target) || folder.startsWith(target + "/");
  }

  /** What a service keeps. */
  List<Kept> of(LintService service) {
    return kept.stream().filter(k -> same(k.service(), service)).toList();
  }

  /** What other services keep in the same place. */
  Stream<Kept> others(Kept mine) {
    return kept.stream()
        .filter(k -> k.place().equals(mine.place()) && !same(k.service(), mine.service()));
  }

  private static boolean same(LintService one, LintService other) {
    return one.fullName().equals(other.fullName());
  }
}
