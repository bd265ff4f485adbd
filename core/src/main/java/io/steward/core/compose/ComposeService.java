// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Position;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One enabled service of a {@link ComposeProject}, as Compose would run it. What is absent is the
 * image's or the engine's default. Immutable.
 */
public final class ComposeService {
  private final String name;
  private final Position position;
  private final Printed view;
  private final Map<String, Object> extensions;

  ComposeService(String name, Position position, Printed view, Map<String, Object> extensions) {
    this.name = name;
    this.position = position;
    this.view = view;
    this.extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
  }

  /** What the file calls it. */
  public String name() {
    return name;
  }

  /** Where it begins in its file. */
  public Position position() {
    return position;
  }

  /** The image; absent when it is only built. */
  public Optional<String> image() {
    return view.text("image");
  }

  /** How its image is built; absent when it is not. */
  public Optional<BuildSettings> build() {
    return view.one("build", BuildSettings::of);
  }

  /** The command; absent for the image's, which differs from an empty one. */
  public Optional<List<String>> command() {
    return view.command("command");
  }

  /** The entry point; absent for the image's, which differs from an empty one. */
  public Optional<List<String>> entrypoint() {
    return view.command("entrypoint");
  }

  /** The variables that have a value, those of its files included. */
  public Map<String, String> environment() {
    return view.pairs("environment");
  }

  /** The variables that are named without a value and have none in the environment either. */
  public Set<String> unsetEnvironment() {
    var unset = new TreeSet<String>(view.in("environment").map().keySet());
    unset.removeAll(environment().keySet());
    return Collections.unmodifiableSet(unset);
  }

  /** The ports, ranges written out. */
  public List<PortMapping> ports() {
    return view.list("ports", PortMapping::of);
  }

  /** The mounts, those of {@link #tmpfs()} not included. */
  public List<Mount> volumes() {
    return view.list("volumes", Mount::of);
  }

  /** The networks by the key of the file; empty with a {@link #networkMode()}. */
  public Map<String, NetworkAttachment> networks() {
    return view.named("networks", NetworkAttachment::of);
  }

  /** The health check; absent for the image's. */
  public Optional<HealthCheck> healthcheck() {
    return view.one("healthcheck", HealthCheck::of);
  }

  /** The services it waits for, those that other keys imply included. */
  public Map<String, Dependency> dependsOn() {
    return view.named("depends_on", Dependency::of);
  }

  /** What stands under {@code deploy}. */
  public Optional<DeploySettings> deploy() {
    return view.one("deploy", DeploySettings::of);
  }

  /** How many containers it has, at least 0. */
  public long replicas() {
    OptionalLong scale = view.number("scale");
    return scale.isPresent() ? scale.getAsLong() : view.in("deploy").number("replicas").orElse(1);
  }

  /** The secrets it is given. */
  public List<FileGrant> secrets() {
    return view.list("secrets", FileGrant::of);
  }

  /** The configs it is given. */
  public List<FileGrant> configs() {
    return view.list("configs", FileGrant::of);
  }

  /** Where its output goes; absent for the engine's default. */
  public Optional<Logging> logging() {
    return view.one("logging", Logging::of);
  }

  /** The devices of the host it is given. */
  public List<Device> devices() {
    return view.list("devices", Device::of);
  }

  /** Limits of the kernel by name. */
  public Map<String, Ulimit> ulimits() {
    Map<String, Ulimit> limits = new LinkedHashMap<>();
    view.in("ulimits").map().forEach((limit, value) -> limits.put(limit, Ulimit.of(value)));
    return Collections.unmodifiableMap(limits);
  }

  /** The time it is given to stop. */
  public Optional<Duration> stopGracePeriod() {
    return view.duration("stop_grace_period");
  }

  /** Whether a process is put before it that reaps others; absent for the engine's default. */
  public Optional<Boolean> init() {
    return view.choice("init");
  }

  /** Processors, in parts of one. */
  public OptionalDouble cpus() {
    return view.real("cpus");
  }

  /** Folders in memory, each {@code PATH[:OPTIONS]}. */
  public List<String> tmpfs() {
    return view.texts("tmpfs");
  }

  /** How it is on the network other than by networks, such as {@code host}. */
  public Optional<String> networkMode() {
    return view.text("network_mode");
  }

  /** Labels of its containers. */
  public Map<String, String> labels() {
    return view.pairs("labels");
  }

  /** Annotations of its containers. */
  public Map<String, String> annotations() {
    return view.pairs("annotations");
  }

  /** When the engine starts it again, such as {@code unless-stopped}. */
  public Optional<String> restart() {
    return view.text("restart");
  }

  /** The profiles that enable it; empty when it always is. */
  public List<String> profiles() {
    return view.texts("profiles");
  }

  /** The name of its only container. */
  public Optional<String> containerName() {
    return view.text("container_name");
  }

  /** The name it knows itself by. */
  public Optional<String> hostname() {
    return view.text("hostname");
  }

  /** The domain it knows itself in. */
  public Optional<String> domainname() {
    return view.text("domainname");
  }

  /** The user, and after a colon the group, it runs as. */
  public Optional<String> user() {
    return view.text("user");
  }

  /** The folder it starts in. */
  public Optional<String> workingDir() {
    return view.text("working_dir");
  }

  /** Whether it has every right on the host. */
  public boolean privileged() {
    return view.flag("privileged");
  }

  /** Whether its own files cannot be written. */
  public boolean readOnly() {
    return view.flag("read_only");
  }

  /** Capabilities it has on top. */
  public List<String> capAdd() {
    return view.texts("cap_add");
  }

  /** Capabilities taken from it. */
  public List<String> capDrop() {
    return view.texts("cap_drop");
  }

  /** Options for confinement. */
  public List<String> securityOpt() {
    return view.texts("security_opt");
  }

  /** Name servers. */
  public List<String> dns() {
    return view.texts("dns");
  }

  /** Further hosts, each {@code name=address}, sorted. */
  public List<String> extraHosts() {
    return view.texts("extra_hosts");
  }

  /** Settings of the kernel. */
  public Map<String, String> sysctls() {
    return view.pairs("sysctls");
  }

  /** The signal that asks it to stop. */
  public Optional<String> stopSignal() {
    return view.text("stop_signal");
  }

  /** Whether it has a terminal. */
  public boolean tty() {
    return view.flag("tty");
  }

  /** Whether its input stays open. */
  public boolean stdinOpen() {
    return view.flag("stdin_open");
  }

  /** The most memory, in bytes. */
  public OptionalLong memLimit() {
    return view.number("mem_limit");
  }

  /** The memory kept for it, in bytes. */
  public OptionalLong memReservation() {
    return view.number("mem_reservation");
  }

  /** The size of its shared memory, in bytes. */
  public OptionalLong shmSize() {
    return view.number("shm_size");
  }

  /** The most processes. */
  public OptionalLong pidsLimit() {
    return view.number("pids_limit");
  }

  /** How gladly the kernel ends it, -1000 to 1000. */
  public OptionalLong oomScoreAdj() {
    return view.number("oom_score_adj");
  }

  /** The process namespace it shares. */
  public Optional<String> pid() {
    return view.text("pid");
  }

  /** The IPC namespace it shares. */
  public Optional<String> ipc() {
    return view.text("ipc");
  }

  /** When its image is pulled. */
  public Optional<String> pullPolicy() {
    return view.text("pull_policy");
  }

  /** The platform its image is chosen for. */
  public Optional<String> platform() {
    return view.text("platform");
  }

  /** Ports named for other services. */
  public List<String> expose() {
    return view.texts("expose");
  }

  /** Further groups it runs with. */
  public List<String> groupAdd() {
    return view.texts("group_add");
  }

  /** Its MAC address. */
  public Optional<String> macAddress() {
    return view.text("mac_address");
  }

  /** Any other key that holds text, such as {@code userns_mode}. */
  public Optional<String> text(String key) {
    return view.text(key);
  }

  /** Any other key that holds texts, such as {@code dns_search}. */
  public List<String> texts(String key) {
    return view.texts(key);
  }

  /** Any other key that holds texts under names, such as {@code storage_opt}. */
  public Map<String, String> pairs(String key) {
    return view.pairs(key);
  }

  /** Any other key that is on or off, such as {@code oom_kill_disable}. */
  public boolean flag(String key) {
    return view.flag(key);
  }

  /** The devices it asks of drivers, under {@code deploy} and as {@code gpus}. */
  public List<DeviceRequest> deviceRequests() {
    Printed reserved = view.in("deploy").in("resources").in("reservations");
    return Stream.concat(
            reserved.list("devices", DeviceRequest::of).stream(),
            view.list("gpus", DeviceRequest::ofGpu).stream())
        .toList();
  }

  /** How fast it may read and write block devices. */
  public List<DeviceRate> deviceRates() {
    Printed limits = view.in("blkio_config");
    return Stream.of("device_read_bps", "device_write_bps", "device_read_iops", "device_write_iops")
        .flatMap(key -> limits.list(key, rate -> DeviceRate.of(key, rate)).stream())
        .toList();
  }

  /** Any other key that holds a number or a size in bytes, such as {@code cpu_shares}. */
  public OptionalLong number(String key) {
    return view.number(key);
  }

  /** What stands under its {@code x-} keys: texts, numbers, booleans, lists and maps. */
  public Map<String, Object> extensions() {
    return extensions;
  }

  /** The service as JSON, as in {@link ComposeProject#toJson()}. */
  public String toJson() {
    return Json.write(view.map());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ComposeService service
        && name.equals(service.name)
        && view.equals(service.view);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + view.hashCode();
  }

  @Override
  public String toString() {
    return "service " + name;
  }
}
