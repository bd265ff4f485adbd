// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.docker.ContainerInfo;
import io.steward.core.docker.RunOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Writes down the rarer options of {@code docker run}, and says which of them cannot be. */
record OptionsDescription(ContainerInfo container, Map<String, Object> service) {
  /** Writes them; answers a sentence for each that is not written. */
  List<String> write() {
    RunOptions run = container.run();
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
    new TreeSet<>(run.others()).forEach(option -> remarks.add(lost(option)));
    return remarks;
  }

  private static String lost(String option) {
    return "Its " + option + " is not in the file, and is lost with the first deploy.";
  }
}
