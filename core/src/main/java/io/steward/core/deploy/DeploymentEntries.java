// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Writes stacks into {@code config/deployment.yaml}, and touches nothing else of it. */
final class DeploymentEntries {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private final Path file;

  DeploymentEntries(Path homelab) {
    this.file = homelab.resolve("config").resolve("deployment.yaml");
  }

  /**
   * A name that a stack can have.
   *
   * @throws OperationException of kind usage if it is none
   */
  static String named(String name) {
    if (NAME.matcher(name).matches()) {
      return name;
    }
    throw OperationException.of(
        ErrorKind.USAGE,
        "'" + name + "' is not a name for a stack",
        "names hold letters, digits, dots, dashes and underscores, and begin with a letter or digit");
  }

  /**
   * Adds a stack, for good if what is done next goes well; otherwise the file is as it was.
   *
   * @param next is told the text of the entry
   * @throws OperationException of kind failed if the file stays as it is
   */
  <T> T add(String name, Map<String, Object> keys, boolean dryRun, Function<String, T> next) {
    String entry = DeploymentText.entry(name, keys, 2);
    try {
      Path path = file.toRealPath();
      String before = Files.readString(path);
      String after = new DeploymentText(before).with(name, keys).text();
      if (dryRun) {
        return next.apply(entry);
      }
      write(path, after);
      try {
        return next.apply(entry);
      } catch (RuntimeException e) {
        takeBack(path, before, after, e);
        throw e;
      }
    } catch (IOException e) {
      throw OperationException.of(
          ErrorKind.FAILED, "cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** What somebody else wrote in the meantime stays. */
  private static void takeBack(Path path, String before, String after, RuntimeException cause) {
    try {
      if (Files.readString(path).equals(after)) {
        write(path, before);
      }
    } catch (IOException | OperationException e) {
      cause.addSuppressed(e);
    }
  }

  private static void write(Path path, String text) throws IOException {
    if (!Files.isWritable(path)) {
      throw OperationException.of(
          ErrorKind.FAILED, path + " is read-only and stays as it is", "chmod u+w " + path);
    }
    Path beside = Files.createTempFile(path.getParent(), ".steward-", ".yaml");
    try {
      Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(path));
      UserPrincipal owner = Files.getOwner(path);
      if (!owner.equals(Files.getOwner(beside))) {
        Files.setOwner(beside, owner);
      }
      Files.writeString(beside, text);
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
