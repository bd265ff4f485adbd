// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code docker run} was told of a container beside its settings. Empty texts and collections
 * mean that nobody chose.
 *
 * @param removedOnStop whether the engine removes the container as soon as it stops
 * @param publishesAll whether each port that is exposed leads to one of the host that the engine
 *     picks
 * @param links other containers as {@code name:alias}, whatever network they are found on
 * @param tmpfsModes permissions of file systems in memory, by their path; 0 for the usual
 * @param others further options as {@code docker run} has them, such as {@code --cpuset-mems}
 */
public record RunOptions(
    boolean removedOnStop,
    boolean publishesAll,
    List<String> links,
    Map<String, Integer> tmpfsModes,
    Set<String> others) {
  /** Options by the keys of the engine. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("CpusetMems", "--cpuset-mems"),
          Map.entry("CpuRealtimePeriod", "--cpu-rt-period"),
          Map.entry("CpuRealtimeRuntime", "--cpu-rt-runtime"),
          Map.entry("KernelMemory", "--kernel-memory"),
          Map.entry("BlkioWeight", "--blkio-weight"),
          Map.entry("BlkioWeightDevice", "--blkio-weight-device"));

  /** Keeps its own copies. */
  public RunOptions {
    links = List.copyOf(links);
    tmpfsModes = Map.copyOf(tmpfsModes);
    others = Set.copyOf(others);
  }

  static RunOptions read(Json container) {
    Json host = container.in("HostConfig");
    Json networks = container.in("NetworkSettings");
    Map<String, Integer> modes = new LinkedHashMap<>();
    host.elements("Mounts", mount -> mount)
        .forEach(
            mount ->
                modes.put(mount.text("Target"), (int) mount.in("TmpfsOptions").number("Mode")));
    return new RunOptions(
        host.flag("AutoRemove"),
        host.flag("PublishAllPorts"),
        links(host, networks),
        modes,
        others(host));
  }

  /** The default bridge has them as {@code /other:/own/alias}. */
  private static List<String> links(Json host, Json networks) {
    List<String> links = new ArrayList<>();
    for (String link : host.texts("Links")) {
      String[] parts = link.split(":", 2);
      String alias = link.substring(link.lastIndexOf('/') + 1);
      links.add(parts[0].replaceFirst("^/", "") + ":" + alias);
    }
    networks
        .map("Networks", network -> network.texts("Links"))
        .values()
        .forEach(of -> of.stream().filter(link -> !links.contains(link)).forEach(links::add));
    return links;
  }

  private static Set<String> others(Json host) {
    Set<String> others = new TreeSet<>();
    OTHERS.forEach(
        (key, option) -> {
          boolean chosen = host.number(key) != 0 || host.in(key).isFilled();
          if (chosen) {
            others.add(option);
          }
        });
    return others;
  }
}
