// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.demo;

import io.steward.core.docker.DockerEngine;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The image of the sample services, made of this machine's own programs: version 1 gets ready,
 * version 2 never does.
 */
final class DemoImage {
  static final String GOOD = "1";
  static final String BAD = "2";
  private static final String PROGRAM = "/bin/demo-service";
  private static final int EXECUTABLE = 0755;

  private static final String CHECK =
      """
      #!/bin/sh
      # Its health check.
      [ -f /tmp/ready ] && exit 0
      echo "not ready: its data is not moved"
      exit 1
      """;
  private static final String WAIT =
      """
      while :; do
        sleep 1 &
        wait $!
      done
      """;
  private static final String BEGIN =
      """
      #!/bin/sh
      # Stands for a service: gets ready, then waits until it is told to end.
      trap 'exit 0' TERM INT
      """;
  private static final String GETS_READY =
      """
      if [ -f /etc/demo.conf ]; then
        read -r first < /etc/demo.conf
        echo "info   configured: $first"
      fi
      echo "info   version 1 is ready"
      echo ready > /tmp/ready
      """;
  private static final String FAILS =
      """
      echo "info   version 2 moves its data to a new form"
      echo "error  no such column: posts.author"
      echo "error  moving failed, nothing is served"
      """;

  private final HostPrograms.Found programs;

  DemoImage(HostPrograms.Found programs) {
    this.programs = programs;
  }

  /** The file tree of one version. */
  byte[] tar(String version) {
    String service = BEGIN + (version.equals(GOOD) ? GETS_READY : FAILS) + WAIT;
    var tar = new Tar().folder("/bin", EXECUTABLE).folder("/etc", EXECUTABLE).folder("/tmp", 01777);
    return programs
        .addTo(tar)
        .file(PROGRAM, EXECUTABLE, service.getBytes(StandardCharsets.UTF_8))
        .file("/bin/ready", EXECUTABLE, CHECK.getBytes(StandardCharsets.UTF_8))
        .bytes();
  }

  /** Gives the engine both versions under {@code name:1} and {@code name:2}. */
  void importTo(DockerEngine engine, String name) {
    List<String> changes = new ArrayList<>(List.of("CMD [\"" + PROGRAM + "\"]"));
    changes.add("ENV PATH=/bin");
    if (!programs.libraryFolders().isEmpty()) {
      changes.add("ENV LD_LIBRARY_PATH=\"" + String.join(":", programs.libraryFolders()) + "\"");
    }
    for (String version : List.of(GOOD, BAD)) {
      engine.importImage(
          name + ":" + version, new ByteArrayInputStream(tar(version)), List.copyOf(changes));
    }
  }
}
