// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import java.util.List;

/** Folders and files of the host's own system. */
final class SystemPaths {
  private static final List<String> FOLDERS =
      List.of(
          "/",
          "/boot",
          "/dev",
          "/etc",
          "/lib",
          "/proc",
          "/root",
          "/sys",
          "/usr",
          "/var/lib/docker");
  private static final List<String> WHOLE =
      List.of(
          "/root/.ssh",
          "/root/.gnupg",
          "/etc/shadow",
          "/etc/sudoers",
          "/etc/sudoers.d",
          "/etc/ssh",
          "/etc/cron.d",
          "/etc/systemd",
          "/lib/systemd",
          "/var/lib/docker/volumes");

  private SystemPaths() {}

  /** Whether one of them is this path, or holds it where everything below counts as well. */
  static boolean have(String path) {
    return FOLDERS.contains(path)
        || WHOLE.stream().anyMatch(whole -> path.equals(whole) || path.startsWith(whole + "/"));
  }
}
