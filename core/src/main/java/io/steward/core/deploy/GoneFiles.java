// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.Content;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files that a revision keeps because services have them mounted, and that are not there any more.
 * An engine that starts such a service makes an empty folder in the file's place.
 *
 * @param revision the present revision of a stack; absent for one that has none
 */
record GoneFiles(Optional<Revision> revision) {
  /** Those that this service has mounted. */
  List<Path> of(WantedService service) {
    Set<String> mounts = Set.copyOf(service.fields().values().values());
    return revision.stream()
        .flatMap(kept -> kept.files().stream())
        .map(Content::path)
        .filter(path -> mounts.contains(FieldWords.bind(path.toString(), true)))
        .filter(path -> Files.notExists(path) || isEmptyFolder(path))
        .toList();
  }

  /** What is wrong with one of them: {@code is gone}, or that a folder lies there. */
  static String words(Path path) {
    return Files.isDirectory(path) ? "is an empty folder now" : "is gone";
  }

  /** As an engine makes it; a folder that somebody filled is meant. */
  static boolean isEmptyFolder(Path path) {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      return !entries.iterator().hasNext();
    } catch (IOException e) {
      // What cannot be looked into was not made by an engine just now.
      return false;
    }
  }
}
