// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.DataPlace.Contents;
import io.steward.core.deploy.DataPlace.Seen;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Looks into files and folders of this machine. */
final class HostFolders {
  /** What every new file system has in it by itself. */
  private static final String BY_ITSELF = "lost+found";

  private HostFolders() {}

  /** What lies there; not known where this program may not look. */
  static Seen look(Path path) {
    if (Files.notExists(path)) {
      return new Seen(Contents.MISSING, path.toString());
    }
    try {
      Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
      return new Seen(contents(path), key == null ? path.toRealPath().toString() : key.toString());
    } catch (IOException e) {
      // Nothing is claimed of what cannot be looked into.
      return new Seen(Contents.UNKNOWN, path.toString());
    }
  }

  /** What lies there, by whatever way it is reached. */
  static Contents contents(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      boolean data = Files.isRegularFile(path) && Files.size(path) > 0;
      return data ? Contents.DATA : Contents.EMPTY;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      for (Path entry : entries) {
        if (!String.valueOf(entry.getFileName()).equals(BY_ITSELF)) {
          return Contents.DATA;
        }
      }
      return Contents.EMPTY;
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    }
  }
}
