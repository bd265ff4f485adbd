// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which engine answered.
 *
 * @param name of its host
 * @param version such as {@code 28.2.2}
 * @param apiVersion the newest it speaks, such as {@code 1.50}
 * @param rootFolder where it keeps its data
 * @param cgroupVersion {@code 1} or {@code 2}
 * @param securityOptions such as {@code name=seccomp,profile=default} or {@code name=rootless}
 * @param drivers the drivers it has loaded, by what they are for: {@code Volume}, {@code Network},
 *     {@code Log}; plugins that nothing uses yet are not among them
 * @param defaultRuntime what runs a container that names no runtime
 * @param bounds which bounds its kernel keeps, as the engine calls them, such as {@code SwapLimit};
 *     it drops the others
 */
public record EngineInfo(
    String id,
    String name,
    String version,
    String apiVersion,
    String operatingSystem,
    String osType,
    String architecture,
    String rootFolder,
    String cgroupVersion,
    String cgroupDriver,
    int cpus,
    long memoryBytes,
    List<String> securityOptions,
    Map<String, List<String>> drivers,
    String defaultRuntime,
    Set<String> bounds) {
  private static final Set<String> BOUNDS =
      Set.of("SwapLimit", "OomKillDisable", "CPUShares", "CPUSet", "CpuCfsPeriod", "CpuCfsQuota");

  /** Copies security options, drivers and bounds. */
  public EngineInfo {
    securityOptions = List.copyOf(securityOptions);
    drivers = Map.copyOf(drivers);
    bounds = Set.copyOf(bounds);
  }

  /** What it runs without help, such as {@code linux/amd64}. */
  public String platform() {
    Platform platform = Platform.of(this);
    return platform.system() + "/" + platform.architecture();
  }

  static EngineInfo read(Json info, Json version) {
    String cgroup = info.text("CgroupVersion");
    return new EngineInfo(
        info.text("ID"),
        info.text("Name"),
        version.text("Version"),
        version.text("ApiVersion"),
        info.text("OperatingSystem"),
        info.text("OSType"),
        info.text("Architecture"),
        info.text("DockerRootDir"),
        cgroup.isEmpty() ? "1" : cgroup,
        info.text("CgroupDriver"),
        (int) info.number("NCPU"),
        info.number("MemTotal"),
        info.texts("SecurityOptions"),
        Map.of(
            "Volume", info.in("Plugins").texts("Volume"),
            "Network", info.in("Plugins").texts("Network"),
            "Log", info.in("Plugins").texts("Log")),
        info.text("DefaultRuntime"),
        BOUNDS.stream().filter(info::flag).collect(Collectors.toSet()));
  }
}
