// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.demo;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the sample.
 *
 * @param path where it is
 * @param own whether the demo made it, and so takes it away, not only what is in it
 */
record DemoFolder(Path path, boolean own) {
  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /**
   * Makes the folder that is asked for, or a temporary one of this name.
   *
   * @throws OperationException of kind refused if there is something in it already
   */
  static DemoFolder make(Optional<Path> asked, String name) {
    try {
      if (asked.isEmpty()) {
        Path shared = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
        return new DemoFolder(Files.createDirectory(shared.resolve(name), PRIVATE), true);
      }
      Path path = asked.get().toAbsolutePath().normalize();
      boolean there = Files.exists(path);
      if (there && !isEmptyFolder(path)) {
        throw OperationException.of(
            ErrorKind.REFUSED,
            "the demo takes an empty folder, or one that is not there yet: " + path + " is neither",
            "leave out --dir for a temporary folder");
      }
      Files.createDirectories(path);
      return new DemoFolder(path, !there);
    } catch (IOException e) {
      throw OperationException.of(
          ErrorKind.FAILED,
          "cannot make a folder for the demo: " + e.getMessage(),
          e,
          "steward demo --dir DIR     takes another one");
    }
  }

  private static boolean isEmptyFolder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> inside = Files.list(path)) {
      return inside.findAny().isEmpty();
    }
  }

  /** Takes it away; answers what could not be. */
  List<String> remove() {
    try {
      Files.walkFileTree(
          path,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                throws IOException {
              if (own || !folder.equals(path)) {
                Files.delete(folder);
              }
              return FileVisitResult.CONTINUE;
            }
          });
      return List.of();
    } catch (IOException e) {
      return List.of("cannot remove all of " + path + ": " + e.getMessage());
    }
  }
}
