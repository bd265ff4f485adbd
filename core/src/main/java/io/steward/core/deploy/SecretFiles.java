// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.Examination.Check;
import io.steward.core.deploy.Examination.Grade;
import io.steward.core.homelab.Homelab;
import io.steward.core.homelab.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks who can read the files that hold variables, passwords often among them. */
final class SecretFiles {
  private final Homelab homelab;

  SecretFiles(Homelab homelab) {
    this.homelab = homelab;
  }

  Check check() {
    Set<Path> files = new TreeSet<>();
    for (Stack stack : homelab.stacks().values()) {
      files.addAll(
          stack.envFiles().isEmpty() ? List.of(stack.dir().resolve(".env")) : stack.envFiles());
    }
    files.removeIf(file -> !Files.isRegularFile(file));
    List<Path> open = new ArrayList<>();
    for (Path file : files) {
      try {
        if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
          open.add(file);
        }
      } catch (IOException | UnsupportedOperationException e) {
        return Check.notMade("secrets", "the rights of " + homelab.display(file) + ": " + e);
      }
    }
    if (open.isEmpty()) {
      return Check.ok(
          "secrets", PlanPage.plural(files.size(), ".env file") + ", none readable by everyone");
    }
    String names =
        String.join(" ", open.stream().map(file -> homelab.display(file).toString()).toList());
    return new Check(
        "secrets",
        Grade.CARE,
        open.size() == 1
            ? names + " is readable by everyone (" + mode(open.get(0)) + ")"
            : open.size() + " .env files are readable by everyone",
        Optional.of("chmod 600 " + names));
  }

  private static String mode(Path file) {
    try {
      int mode = (int) Files.getAttribute(file, "unix:mode");
      return String.format(Locale.ROOT, "%04o", mode & 07777);
    } catch (IOException | UnsupportedOperationException e) {
      return "others can read it";
    }
  }
}
