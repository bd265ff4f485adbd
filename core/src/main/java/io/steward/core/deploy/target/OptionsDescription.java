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
  /**
   * Writes them; answers a sentence for each that is not written.
   *
   * @param usualCgroup the space of control groups that the engine gives where nobody chose
   */
  List<String> write(String usualCgroup) {
    RunOptions run = container.run();
    List<String> remarks = new ArrayList<>();
    if (container.project().isEmpty()) {
      // Compose makes the links of a project by itself.
      put("external_links", run.links());
    }
    put("device_cgroup_rules", run.deviceRules());
    put("cgroup_parent", run.cgroupParent());
    put("mac_address", run.macAddress());
    String cgroup = container.host().namespaces().cgroup();
    put("cgroup", cgroup.equals(usualCgroup) ? "" : cgroup);
    run.swappiness().ifPresent(share -> swappiness(share, remarks));
    if (service.containsKey("network_mode")) {
      run.linkLocal().values().stream()
          .filter(addresses -> !addresses.isEmpty())
          .forEach(addresses -> remarks.add(lost("--link-local-ip")));
    }
    new TreeSet<>(run.others()).forEach(option -> remarks.add(lost(option)));
    return remarks;
  }

  /** Compose takes a 0 for nothing said. */
  private void swappiness(int share, List<String> remarks) {
    if (share > 0) {
      service.put("mem_swappiness", share);
    } else {
      remarks.add(lost("--memory-swappiness 0"));
    }
  }

  private static String lost(String option) {
    return "Its " + option + " is not in the file, and is lost with the first deploy.";
  }

  private void put(String key, String value) {
    if (!value.isEmpty()) {
      service.put(key, value);
    }
  }

  private void put(String key, List<String> values) {
    if (!values.isEmpty()) {
      service.put(key, values);
    }
  }
}
