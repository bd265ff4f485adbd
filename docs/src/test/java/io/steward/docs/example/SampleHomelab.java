// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A homelab of one stack on a simulated engine that ends with the process. */
final class SampleHomelab {
  private SampleHomelab() {}

  static Path in(Path folder) throws IOException {
    write(
        folder.resolve("config/deployment.yaml"),
        """
        id: sample
        state: { folder: state }
        targets:
          local: { simulated: { kept: false } }
        stacks:
          hello: {}
        """);
    write(
        folder.resolve("stacks/hello/compose.yaml"),
        """
        services:
          web:
            image: example/web:1
            healthcheck: { test: ["CMD", "true"] }
        """);
    return folder;
  }

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
