// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the engine says about one container that a plan compares or a person asks for.
 *
 * @param name without the slash that the engine puts before it
 * @param imageId of the image it was made from, {@code sha256:…}
 * @param mounts what is mounted in fact, anonymous volumes included
 * @param networks it is attached to, by their names
 * @param publishedPorts what leads into it in fact, by container port; empty while it does not run
 * @param run what {@code docker run} was told beside the settings of the host
 */
public record ContainerInfo(
    String id,
    String name,
    String imageId,
    Instant created,
    ContainerConfig config,
    HostSettings host,
    List<Mount> mounts,
    Map<String, Attachment> networks,
    Map<String, List<HostSettings.PortBinding>> publishedPorts,
    ContainerState state,
    RunOptions run) {

  /** Copies what it is given. */
  public ContainerInfo {
    mounts = List.copyOf(mounts);
    networks = Map.copyOf(networks);
    publishedPorts = Map.copyOf(publishedPorts);
  }

  /**
   * Something mounted into a container.
   *
   * @param type {@code bind}, {@code volume} or {@code tmpfs}
   * @param name of a volume; empty otherwise
   * @param source the path on the host
   * @param driver of a volume; empty otherwise
   * @param mode as it was asked for, such as {@code ro} or {@code z}
   */
  public record Mount(
      String type,
      String name,
      String source,
      String destination,
      String driver,
      String mode,
      boolean writable,
      String propagation) {}

  /**
   * How a container is attached to a network.
   *
   * @param aliases its names there; the engine adds the short container id
   * @param requestedIpv4 the address that was asked for; empty when the engine chose
   */
  public record Attachment(
      String networkId,
      List<String> aliases,
      List<String> links,
      String ipv4,
      String ipv6,
      String mac,
      String requestedIpv4,
      String requestedIpv6,
      List<String> linkLocalIps) {
    /** Copies what it is given. */
    public Attachment {
      aliases = List.copyOf(aliases);
      links = List.copyOf(links);
      linkLocalIps = List.copyOf(linkLocalIps);
    }
  }

  /** Its Compose project; empty when Compose did not make it. */
  public Optional<String> project() {
    return Optional.ofNullable(config.labels().get(ComposeLabels.PROJECT));
  }

  /** Its Compose service; empty when Compose did not make it. */
  public Optional<String> service() {
    return Optional.ofNullable(config.labels().get(ComposeLabels.SERVICE));
  }

  /** Whether a mount is there only because another container has it. */
  public boolean isBorrowed(Mount mount) {
    HostSettings.Storage storage = host.storage();
    String path = plain(mount.destination());
    return !storage.volumesFrom().isEmpty()
        && config.volumes().stream().noneMatch(own -> plain(own).equals(path))
        && storage.mounts().stream().noneMatch(own -> plain(own.target()).equals(path))
        && storage.binds().stream()
            .map(bind -> bind.split(":", 3))
            .noneMatch(bind -> bind.length > 1 && plain(bind[1]).equals(path));
  }

  private static String plain(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  static ContainerInfo read(Json json) {
    String name = json.text("Name");
    Json network = json.in("NetworkSettings");
    return new ContainerInfo(
        json.text("Id"),
        name.startsWith("/") ? name.substring(1) : name,
        json.text("Image"),
        json.instant("Created").orElse(Instant.EPOCH),
        ContainerConfig.read(json.in("Config")),
        HostSettingsReader.read(json.in("HostConfig")),
        json.elements("Mounts", ContainerInfo::mount),
        network.map("Networks", ContainerInfo::attachment),
        network.map("Ports", HostSettings.PortBinding::readAll),
        ContainerState.read(json),
        RunOptions.read(json));
  }

  private static Mount mount(Json mount) {
    return new Mount(
        mount.text("Type"),
        mount.text("Name"),
        mount.text("Source"),
        mount.text("Destination"),
        mount.text("Driver"),
        mount.text("Mode"),
        mount.flag("RW"),
        mount.text("Propagation"));
  }

  private static Attachment attachment(Json network) {
    Json requested = network.in("IPAMConfig");
    return new Attachment(
        network.text("NetworkID"),
        network.texts("Aliases"),
        network.texts("Links"),
        network.text("IPAddress"),
        network.text("GlobalIPv6Address"),
        network.text("MacAddress"),
        requested.text("IPv4Address"),
        requested.text("IPv6Address"),
        requested.texts("LinkLocalIPs"));
  }
}
