// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the host gives a container and what it keeps from it, as it was asked for. Zero, the empty
 * text and empty collections mean that nobody chose.
 *
 * @param portBindings by container port, such as {@code 8080/tcp}
 * @param init whether a small init process was asked for; empty when the engine decides
 * @param annotations for the runtime; engines before API 1.43 have none
 */
public record HostSettings(
    Map<String, List<PortBinding>> portBindings,
    RestartPolicy restart,
    Logging logging,
    Storage storage,
    Resources resources,
    Namespaces namespaces,
    Security security,
    Resolution resolution,
    Optional<Boolean> init,
    String runtime,
    Map<String, String> annotations) {

  /** Copies what it is given. */
  public HostSettings {
    portBindings = Map.copyOf(portBindings);
    annotations = Map.copyOf(annotations);
  }

  /**
   * One address and port of the host that leads into a container.
   *
   * @param hostIp empty for every address
   * @param hostPort empty for one that the engine picks
   */
  public record PortBinding(String hostIp, String hostPort) {
    static List<PortBinding> readAll(Json json) {
      return List.copyOf(
          json.elements(one -> new PortBinding(one.text("HostIp"), one.text("HostPort"))));
    }
  }

  /**
   * When the engine starts a container again.
   *
   * @param name {@code no}, {@code always}, {@code unless-stopped}, {@code on-failure} or empty
   * @param maximumRetries for {@code on-failure}; 0 for no bound
   */
  public record RestartPolicy(String name, int maximumRetries) {}

  /** Where the output goes. */
  public record Logging(String driver, Map<String, String> options) {
    /** Copies the options. */
    public Logging {
      options = Map.copyOf(options);
    }
  }

  /**
   * What is mounted, as it was asked for.
   *
   * @param binds short forms, {@code source:target[:options]}
   * @param mounts long forms
   * @param tmpfs options by path
   * @param volumesFrom the containers whose mounts it has too, {@code id[:ro]}
   * @param options of the storage driver, such as {@code size}
   */
  public record Storage(
      List<String> binds,
      List<MountRequest> mounts,
      Map<String, String> tmpfs,
      List<String> volumesFrom,
      boolean readOnlyRoot,
      Map<String, String> options) {
    /** Copies what it is given. */
    public Storage {
      binds = List.copyOf(binds);
      mounts = List.copyOf(mounts);
      tmpfs = Map.copyOf(tmpfs);
      volumesFrom = List.copyOf(volumesFrom);
      options = Map.copyOf(options);
    }
  }

  /**
   * One mount in its long form.
   *
   * @param type {@code bind}, {@code volume}, {@code tmpfs} …
   * @param propagation of a bind mount
   * @param noCopy of a volume: not filled from the image
   * @param tmpfsSizeBytes of a tmpfs; 0 for no bound
   */
  public record MountRequest(
      String type,
      String source,
      String target,
      boolean readOnly,
      String propagation,
      boolean noCopy,
      long tmpfsSizeBytes) {}

  /**
   * Bounds and shares.
   *
   * @param cpuQuota microseconds in each {@code cpuPeriod}
   * @param memorySwapBytes memory and swap together; -1 for no bound on swap
   * @param swappiness 0 to 100; empty or -1 when the kernel decides
   * @param pidsLimit 0 or -1 for no bound
   * @param cgroupParent the control group that its own is made in; empty for the engine's
   * @param deviceRates how fast it may read and write block devices
   */
  public record Resources(
      long memoryBytes,
      long memorySwapBytes,
      long memoryReservationBytes,
      OptionalLong swappiness,
      long nanoCpus,
      long cpuQuota,
      long cpuPeriod,
      long cpuShares,
      String cpuset,
      long pidsLimit,
      long shmSizeBytes,
      List<Ulimit> ulimits,
      int oomScoreAdjustment,
      boolean oomKillDisabled,
      String cgroupParent,
      List<DeviceRate> deviceRates) {
    /** Copies ulimits and rates. */
    public Resources {
      ulimits = List.copyOf(ulimits);
      deviceRates = List.copyOf(deviceRates);
    }
  }

  /**
   * How fast a block device may be read or written.
   *
   * @param kind as the engine calls it, such as {@code ReadBps} or {@code WriteIOps}
   * @param path of the device
   * @param rate in a second
   */
  public record DeviceRate(String kind, String path, long rate) {}

  /** One bound of the kernel for each process; -1 for none. */
  public record Ulimit(String name, long soft, long hard) {}

  /** Which namespaces are shared with whom: {@code host}, {@code container:…}, a network's name. */
  public record Namespaces(
      String network, String pid, String ipc, String uts, String user, String cgroup) {
    private static final String CONTAINER = "container:";

    /** The ids of the containers it lives in. */
    public Set<String> leaders() {
      return Stream.of(network, pid, ipc)
          .map(Namespaces::leader)
          .filter(id -> !id.isEmpty())
          .collect(Collectors.toSet());
    }

    /** The container that a mode names, empty when it names none. */
    public static String leader(String mode) {
      return mode.startsWith(CONTAINER) ? mode.substring(CONTAINER.length()) : "";
    }
  }

  /**
   * What it may do.
   *
   * @param sysctls kernel parameters of its own namespaces
   * @param deviceRules what it may do with kinds of devices, such as {@code c 1:3 rwm}
   */
  public record Security(
      boolean privileged,
      List<String> addedCapabilities,
      List<String> droppedCapabilities,
      List<String> options,
      List<String> groups,
      Map<String, String> sysctls,
      List<Device> devices,
      List<DeviceRequest> deviceRequests,
      List<String> deviceRules) {
    /** Copies what it is given. */
    public Security {
      addedCapabilities = List.copyOf(addedCapabilities);
      droppedCapabilities = List.copyOf(droppedCapabilities);
      options = List.copyOf(options);
      groups = List.copyOf(groups);
      sysctls = Map.copyOf(sysctls);
      devices = List.copyOf(devices);
      deviceRequests = List.copyOf(deviceRequests);
      deviceRules = List.copyOf(deviceRules);
    }
  }

  /** A device of the host inside the container; permissions such as {@code rwm}. */
  public record Device(String hostPath, String containerPath, String permissions) {}

  /**
   * Devices asked of a driver, such as GPUs.
   *
   * @param count -1 for all
   */
  public record DeviceRequest(
      String driver, int count, List<String> ids, List<List<String>> capabilities) {
    /** Copies what it is given. */
    public DeviceRequest {
      ids = List.copyOf(ids);
      capabilities = capabilities.stream().map(List::copyOf).toList();
    }
  }

  /** How it finds others by name; extra hosts are {@code name:address}. */
  public record Resolution(
      List<String> dns, List<String> options, List<String> search, List<String> extraHosts) {
    /** Copies what it is given. */
    public Resolution {
      dns = List.copyOf(dns);
      options = List.copyOf(options);
      search = List.copyOf(search);
      extraHosts = List.copyOf(extraHosts);
    }
  }
}
