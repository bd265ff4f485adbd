// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads the {@code HostConfig} of an inspected container. */
final class HostSettingsReader {
  private HostSettingsReader() {}

  static HostSettings read(Json host) {
    Json restart = host.in("RestartPolicy");
    Json logging = host.in("LogConfig");
    return new HostSettings(
        host.map("PortBindings", HostSettings.PortBinding::readAll),
        new HostSettings.RestartPolicy(
            restart.text("Name"), (int) restart.number("MaximumRetryCount")),
        new HostSettings.Logging(logging.text("Type"), logging.textMap("Config")),
        new HostSettings.Storage(
            host.texts("Binds"),
            host.elements("Mounts", HostSettingsReader::mount),
            host.textMap("Tmpfs"),
            host.texts("VolumesFrom"),
            host.flag("ReadonlyRootfs"),
            host.textMap("StorageOpt")),
        resources(host),
        new HostSettings.Namespaces(
            host.text("NetworkMode"),
            host.text("PidMode"),
            host.text("IpcMode"),
            host.text("UTSMode"),
            host.text("UsernsMode"),
            host.text("CgroupnsMode")),
        security(host),
        new HostSettings.Resolution(
            host.texts("Dns"),
            host.texts("DnsOptions"),
            host.texts("DnsSearch"),
            host.texts("ExtraHosts")),
        host.choice("Init"),
        host.text("Runtime"),
        host.textMap("Annotations"));
  }

  private static HostSettings.MountRequest mount(Json mount) {
    return new HostSettings.MountRequest(
        mount.text("Type"),
        mount.text("Source"),
        mount.text("Target"),
        mount.flag("ReadOnly"),
        mount.in("BindOptions").text("Propagation"),
        mount.in("VolumeOptions").flag("NoCopy"),
        mount.in("TmpfsOptions").number("SizeBytes"));
  }

  private static HostSettings.Resources resources(Json host) {
    return new HostSettings.Resources(
        host.number("Memory"),
        host.number("MemorySwap"),
        host.number("MemoryReservation"),
        host.in("MemorySwappiness").isPresent()
            ? OptionalLong.of(host.number("MemorySwappiness"))
            : OptionalLong.empty(),
        host.number("NanoCpus"),
        host.number("CpuQuota"),
        host.number("CpuPeriod"),
        host.number("CpuShares"),
        host.text("CpusetCpus"),
        host.number("PidsLimit"),
        host.number("ShmSize"),
        host.elements(
            "Ulimits",
            limit ->
                new HostSettings.Ulimit(
                    limit.text("Name"), limit.number("Soft"), limit.number("Hard"))),
        (int) host.number("OomScoreAdj"),
        host.flag("OomKillDisable"),
        host.text("CgroupParent"),
        deviceRates(host));
  }

  private static List<HostSettings.DeviceRate> deviceRates(Json host) {
    return Stream.of("ReadBps", "WriteBps", "ReadIOps", "WriteIOps")
        .flatMap(
            kind ->
                host
                    .elements(
                        "BlkioDevice" + kind,
                        device ->
                            new HostSettings.DeviceRate(
                                kind, device.text("Path"), device.number("Rate")))
                    .stream())
        .toList();
  }

  private static HostSettings.Security security(Json host) {
    return new HostSettings.Security(
        host.flag("Privileged"),
        host.texts("CapAdd"),
        host.texts("CapDrop"),
        host.texts("SecurityOpt"),
        host.texts("GroupAdd"),
        host.textMap("Sysctls"),
        host.elements(
            "Devices",
            device ->
                new HostSettings.Device(
                    device.text("PathOnHost"),
                    device.text("PathInContainer"),
                    device.text("CgroupPermissions"))),
        host.elements(
            "DeviceRequests",
            request ->
                new HostSettings.DeviceRequest(
                    request.text("Driver"),
                    (int) request.number("Count"),
                    request.texts("DeviceIDs"),
                    request.elements("Capabilities", Json::ownTexts))),
        host.texts("DeviceCgroupRules"));
  }
}
