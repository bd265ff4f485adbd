// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.init;

import java.nio.file.Path;
import java.util.List;

/**
 * A folder with Compose files.
 *
 * @param dir relative to the homelab, empty for the homelab's folder itself
 * @param files what docker compose takes there, override file included, or else one that is named
 *     like a Compose file
 * @param usual whether docker compose takes these files by itself
 * @param others files named like Compose files that are not among them
 */
record ComposeFolder(Path dir, List<String> files, boolean usual, List<String> others) {
  ComposeFolder {
    files = List.copyOf(files);
    others = List.copyOf(others);
  }

  /** The folder as the configuration has it, with slashes. */
  String text() {
    String path = dir.toString().replace('\\', '/');
    return path.isEmpty() ? "." : path;
  }
}
