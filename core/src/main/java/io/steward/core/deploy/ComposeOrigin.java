// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.Survey.Seen;
import io.steward.core.docker.ComposeLabels;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Where the containers of a project came from, as Compose's labels tell.
 *
 * @param project the Compose project
 * @param folder the folder Compose was called for
 * @param files the files it was given, absolute; empty where the labels name none
 * @param envFiles the environment files it was given, absolute; empty for {@code .env}
 */
record ComposeOrigin(String project, Path folder, List<Path> files, List<Path> envFiles) {

  /**
   * What the newest of the containers tells.
   *
   * @throws OperationException of kind refused if that lies not on this machine
   */
  static ComposeOrigin of(String project, List<Seen> containers) {
    Seen newest = containers.stream().max(Comparator.comparing(Seen::created)).orElseThrow();
    String folder = newest.workingFolder();
    if (folder.isEmpty()) {
      throw refused(project, "its containers do not tell which folder they came from", "");
    }
    var origin =
        new ComposeOrigin(
            project,
            Path.of(folder),
            paths(newest, ComposeLabels.FILES, folder),
            paths(newest, ComposeLabels.ENVIRONMENT_FILES, folder));
    origin.requireReadable();
    return origin;
  }

  /** Text from standard input is named {@code -}, and no file is {@code /dev/null}. */
  private static List<Path> paths(Seen container, String label, String folder) {
    return Arrays.stream(container.labels().getOrDefault(label, "").split(","))
        .filter(path -> !path.isEmpty() && !path.equals("-") && !path.equals("/dev/null"))
        .map(path -> Path.of(folder).resolve(path).normalize())
        .toList();
  }

  private void requireReadable() {
    if (!Files.isDirectory(folder)) {
      throw refused(project, "it came from " + folder + ", which is not there", folder.toString());
    }
    for (Path file : files) {
      if (!Files.isReadable(file)) {
        throw refused(project, "it came from " + file + ", which cannot be read", file.toString());
      }
    }
  }

  private static OperationException refused(String project, String why, String path) {
    String how =
        path.startsWith("/data/compose")
            ? "Portainer keeps it in its own volume: copy its text from Portainer's editor into"
            : "lay its Compose file into";
    return OperationException.of(
        ErrorKind.REFUSED,
        "project " + project + " cannot be adopted as it is: " + why,
        how
            + " stacks/"
            + project
            + "/compose.yaml, write '"
            + project
            + ": { project: "
            + project
            + " }' under stacks in config/deployment.yaml, then: steward stack adopt "
            + project);
  }
}
