// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Folders and files that were not there before, and go again unless all goes well. Not thread-safe.
 */
final class NewFiles {
  private final Deque<Path> made = new ArrayDeque<>();

  /** Makes a folder and those above it; one that is there already stays. */
  void folder(Path folder) throws IOException {
    Path missing = folder;
    Deque<Path> wanted = new ArrayDeque<>();
    while (missing != null && !Files.exists(missing)) {
      wanted.push(missing);
      missing = missing.getParent();
    }
    for (Path each : wanted) {
      Files.createDirectory(each);
      made.push(each);
    }
  }

  /** Makes a file with this text. */
  void file(Path file, String text, FileAttribute<?>... attributes) throws IOException {
    Files.createFile(file, attributes);
    made.push(file);
    Files.writeString(file, text);
  }

  /** Takes all of it away; what cannot be is noted with the cause. */
  void takeBack(Exception cause) {
    try {
      while (!made.isEmpty()) {
        Files.delete(made.peek());
        made.pop();
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
