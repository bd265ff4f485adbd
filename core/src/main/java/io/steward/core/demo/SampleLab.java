// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The sample homelab: three stacks with four services, in two waves.
 *
 * @param folder where it lies
 * @param id names the homelab, its Compose projects and its image; like no other
 * @param simulated whether its target only pretends
 */
record SampleLab(Path folder, String id, boolean simulated) {
  static final List<String> STACKS = List.of("proxy", "website", "monitoring");

  private static final String READY =
      """
          healthcheck:
            test: ["CMD", "ready"]
            interval: 1s
            timeout: 5s
            retries: 3
      """;

  private static final String DEPLOYMENT =
      """
      # The homelab: where its stacks run, and what they are called there.
      id: ID
      # In a homelab of yours this is left out, and lies in ~/.local/state/steward.
      state: { folder: state }
      """;
  private static final String SERVICES =
      """
      # What the homelab offers, and what needs what.
      services:
        proxy:
          stack: proxy
          exposure: lan
        website:
          stack: website
          exposure: public
          hostname: www.example.org
          depends-on: [proxy]
        monitoring:
          stack: monitoring
          exposure: internal
          depends-on: [proxy]
      """;
  private static final String PROXY =
      """
      services:
        proxy:
          image: IMAGE:1
          volumes: [./routes.conf:/etc/demo.conf:ro]
      """;
  private static final String WEB =
      """
      services:
        web:
          image: IMAGE:VERSION
          depends_on: [database]
      """;
  private static final String DATABASE =
      """
        database:
          image: IMAGE:1
          volumes: [data:/data]
      """;
  private static final String MONITORING =
      """
      services:
        probe:
          image: IMAGE:1
      """;

  /** The Compose project of a stack. */
  String project(String stack) {
    return id + "-" + stack;
  }

  /** Writes every file. */
  void write() {
    put("config/deployment.yaml", deployment());
    put("config/services.yaml", SERVICES);
    put("stacks/proxy/compose.yaml", PROXY.replace("IMAGE", id) + READY);
    put("stacks/proxy/routes.conf", "www.example.org -> website/web\n");
    put("stacks/website/compose.yaml", website(DemoImage.GOOD, ""));
    put("stacks/monitoring/compose.yaml", MONITORING.replace("IMAGE", id));
  }

  /** Writes the update that never gets ready. */
  void writeBadUpdate() {
    String fate = simulated ? "    labels: { steward.simulated.health: unhealthy }\n" : "";
    put("stacks/website/compose.yaml", website(DemoImage.BAD, fate));
  }

  private String website(String version, String more) {
    return WEB.replace("IMAGE", id).replace("VERSION", version)
        + more
        + READY
        + DATABASE.replace("IMAGE", id)
        + READY
        + "volumes:\n  data:\n";
  }

  private void put(String file, String text) {
    Path path = folder.resolve(file);
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path + ": " + e.getMessage(), e);
    }
  }

  private String deployment() {
    var text = new StringBuilder(DEPLOYMENT.replace("ID", id));
    text.append("targets:\n  local: { ")
        .append(simulated ? "simulated" : "local")
        .append(": {} }\nstacks:\n");
    for (String stack : STACKS) {
      text.append("  ").append(stack).append(":\n    project: ").append(project(stack));
      text.append("\n    gate: { monitor: 2s, timeout: 30s }\n");
    }
    return text.toString();
  }
}
