// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.Content;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts mounted files back to what a revision had, and keeps the newer ones beside them. An empty
 * folder that an engine made in the place of one goes.
 */
final class FilesBack {
  private FilesBack() {}

  /**
   * Puts the old bytes back; answers a sentence for each file that was other.
   *
   * @param mounts what services mount, in the words of their fields
   * @param newer the number of the revision that the newer ones are named after
   */
  static List<String> put(Set<String> mounts, Revision revision, int newer) {
    List<String> remarks = new ArrayList<>();
    for (Content file : revision.files()) {
      if (mounts.contains(FieldWords.bind(file.path().toString(), true))) {
        putBack(file, newer).ifPresent(remarks::add);
      }
    }
    return remarks;
  }

  private static Optional<String> putBack(Content old, int revision) {
    Path file = old.path();
    try {
      if (GoneFiles.isEmptyFolder(file)) {
        Files.delete(file);
      }
      if (Files.exists(file) && old.is(Files.readAllBytes(file))) {
        return Optional.empty();
      }
      if (!Files.exists(file)) {
        Files.createDirectories(file.getParent());
        Files.write(file, old.bytes());
        return Optional.of(file.getFileName() + " is there again");
      }
      Path aside = keepAside(file, old, revision);
      // In place: a container that has the file mounted sees the file, not its name.
      Files.write(file, old.bytes());
      return Optional.of(
          file.getFileName() + " is the old one again; the newer one is " + aside.getFileName());
    } catch (IOException e) {
      throw OperationException.of(
          ErrorKind.FAILED, "cannot put " + file + " back: " + e.getMessage(), e);
    }
  }

  /** Nothing is kept twice, and nothing of what a try before this one left half written. */
  private static Path keepAside(Path file, Content old, int revision) throws IOException {
    byte[] newer = Files.readAllBytes(file);
    boolean half = Arrays.mismatch(newer, old.bytes()) == newer.length;
    String name = file.getFileName() + ".revision-" + revision;
    Path aside = file.resolveSibling(name);
    for (int copy = 2; Files.exists(aside); copy++) {
      if (half || Arrays.equals(newer, Files.readAllBytes(aside))) {
        return aside;
      }
      aside = file.resolveSibling(name + "-" + copy);
    }
    Path part = file.resolveSibling("." + name + ".part");
    Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    return Files.move(part, aside, StandardCopyOption.ATOMIC_MOVE);
  }
}
