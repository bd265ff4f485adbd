// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.docker.ContainerInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The options of {@code docker run} that Compose has no key for, or that nobody writes.
 *
 * @param service what is written of the container
 */
record LostOptions(ContainerInfo container, Map<String, Object> service) {
  /** A sentence for each that the container has. */
  List<String> sentences() {
    List<String> remarks = new ArrayList<>();
    if (container.host().resources().swappiness().orElse(-1) == 0) {
      // Compose takes a 0 for nothing said.
      remarks.add(lost("--memory-swappiness 0"));
    }
    if (service.containsKey("network_mode")) {
      container.networks().values().stream()
          .filter(attachment -> !attachment.linkLocalIps().isEmpty())
          .forEach(attachment -> remarks.add(lost("--link-local-ip")));
    }
    new TreeSet<>(container.run().others()).forEach(option -> remarks.add(lost(option)));
    return remarks;
  }

  private static String lost(String option) {
    return "Its " + option + " is not in the file, and is lost with the first deploy.";
  }
}
