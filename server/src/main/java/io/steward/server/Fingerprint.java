// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.steward.core.config.Configuration;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Files as they look from outside: a change of one makes another fingerprint.
 *
 * @param files by path
 */
record Fingerprint(Map<Path, Look> files) {
  private static final int DEPTH = 4;

  /** A size below zero for what cannot be looked at. */
  record Look(long sizeBytes, FileTime modified, String key) {}

  Fingerprint {
    files = Map.copyOf(files);
  }

  /** These files, there or not. */
  static Fingerprint of(Collection<Path> inputs) {
    Map<Path, Look> files = new TreeMap<>();
    inputs.forEach(file -> files.put(file, look(file)));
    return new Fingerprint(files);
  }

  /** The configuration's files of a homelab, and these besides. */
  static Fingerprint of(Path homelab, Collection<Path> inputs) {
    Path folder = homelab.resolve(Configuration.FOLDER);
    Map<Path, Look> files = new TreeMap<>(of(inputs).files());
    try (Stream<Path> found = Files.walk(folder, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      found
          .filter(file -> file.toString().endsWith(".yaml") || Files.isDirectory(file))
          .forEach(file -> files.put(file, look(file)));
    } catch (IOException | java.io.UncheckedIOException e) {
      // A folder that went away while it was walked: the next look sees what came of it.
      files.put(Path.of("unreadable"), new Look(-1, FileTime.fromMillis(0), ""));
    }
    return new Fingerprint(files);
  }

  /** The same, but of {@code inputs} instead of {@code before}; what is in both keeps its look. */
  Fingerprint watching(Collection<Path> before, Collection<Path> inputs) {
    Map<Path, Look> changed = new TreeMap<>(of(inputs).files());
    files.forEach(
        (file, look) -> {
          if (inputs.contains(file) || !before.contains(file)) {
            changed.put(file, look);
          }
        });
    return new Fingerprint(changed);
  }

  private static Look look(Path file) {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      long size = attributes.isDirectory() ? 0 : attributes.size();
      FileTime modified =
          attributes.isDirectory() ? FileTime.fromMillis(0) : attributes.lastModifiedTime();
      return new Look(size, modified, String.valueOf(attributes.fileKey()));
    } catch (IOException e) {
      // It went away since the folder was listed, which is a change as well.
      return new Look(-1, FileTime.fromMillis(0), "");
    }
  }
}
