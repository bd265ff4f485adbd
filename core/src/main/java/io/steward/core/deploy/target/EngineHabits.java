// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.FieldWords;
import io.steward.core.docker.EngineInfo;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What an engine does where nobody says anything, and what it does not do though somebody does. */
record EngineHabits(EngineInfo info) {
  private static final Map<String, String> BOUNDS =
      Map.of(
          "SwapLimit", FieldWords.SWAP,
          "OomKillDisable", FieldWords.OOM_KILLER,
          "CPUShares", FieldWords.PROCESSOR_SHARES,
          "CPUSet", FieldWords.PROCESSOR_SET,
          "CpuCfsQuota", FieldWords.PROCESSOR_QUOTA,
          "CpuCfsPeriod", FieldWords.PROCESSOR_PERIOD);

  /** Whether a container may have its runtime though nobody asked for it. */
  boolean isUsualRuntime(String runtime) {
    return runtime.equals("runc") || runtime.equals(info.defaultRuntime());
  }

  /**
   * Whether a container may see these control groups though nobody asked for it: all that are the
   * host's were given to every container where control groups are of version 1.
   */
  boolean isUsualCgroupSpace(String space) {
    return space.equals("host")
        || (space.equals("private") && info.securityOptions().contains("name=cgroupns"));
  }

  /** The fields that it drops, as its kernel has no such bounds, or says nothing of. */
  Set<String> untold() {
    Set<String> untold = new TreeSet<>();
    BOUNDS.forEach(
        (bound, field) -> {
          if (!info.bounds().contains(bound)) {
            untold.add(field);
          }
        });
    if (info.cgroupVersion().equals("2")) {
      untold.add(FieldWords.SWAPPINESS);
    }
    if (!speaks(43)) {
      untold.add(FieldWords.ANNOTATIONS);
    }
    return untold;
  }

  /** Whether it reports MAC addresses where they are, and not that they were asked for. */
  boolean mixesMacAddresses() {
    return speaks(44);
  }

  private boolean speaks(int minor) {
    String[] parts = info.apiVersion().split("\\.", 2);
    return parts.length == 2 && parts[1].matches("\\d{1,4}") && Integer.parseInt(parts[1]) >= minor;
  }
}
