// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.docker.EngineInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EngineHabitsTest {
  private static EngineHabits of(
      String api, String cgroup, List<String> security, Set<String> bounds) {
    return new EngineHabits(
        new EngineInfo(
            "id",
            "vm",
            "20.10.24",
            api,
            "Debian",
            "linux",
            "x86_64",
            "/var/lib/docker",
            cgroup,
            "systemd",
            2,
            0,
            security,
            Map.of(),
            "crun",
            bounds));
  }

  @Test
  void takesRuntimeAndControlGroupsForChosenOnlyWhereNoEngineChoosesThem() {
    EngineHabits old = of("1.41", "1", List.of("name=seccomp"), Set.of());
    EngineHabits hiding = of("1.41", "2", List.of("name=cgroupns"), Set.of());

    assertThat(old.isUsualCgroupSpace("private")).isFalse();
    assertThat(hiding.isUsualCgroupSpace("private")).isTrue();
    assertThat(hiding.isUsualCgroupSpace("host")).isTrue();
    assertThat(old.isUsualRuntime("runc")).isTrue();
    assertThat(old.isUsualRuntime("crun")).isTrue();
    assertThat(old.isUsualRuntime("nvidia")).isFalse();
  }

  @Test
  void comparesNothingThatTheKernelDrops() {
    Set<String> all =
        Set.of("SwapLimit", "OomKillDisable", "CPUShares", "CPUSet", "CpuCfsPeriod", "CpuCfsQuota");

    assertThat(of("1.43", "1", List.of(), all).untold()).isEmpty();
    assertThat(of("1.41", "2", List.of(), Set.of("CPUShares", "CPUSet")).untold())
        .containsExactly(
            "OOM killer",
            "annotations",
            "memory and swap",
            "processor period",
            "processor quota",
            "swappiness");
  }

  @Test
  void knowsEnginesThatReportMacAddressesOnlyWhereTheyAre() {
    assertThat(of("1.43", "2", List.of(), Set.of()).mixesMacAddresses()).isFalse();
    assertThat(of("1.44", "2", List.of(), Set.of()).mixesMacAddresses()).isTrue();
  }
}
