// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.Description;
import io.steward.core.deploy.FieldWords;
import io.steward.core.docker.ContainerConfig;
import io.steward.core.docker.ContainerInfo;
import io.steward.core.docker.HostSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes a container of the engine down as a Compose service. */
final class ContainerDescription {
  private static final String COMPOSE_LABELS = "com.docker.compose.";
  private static final String BRIDGE = "bridge";
  private final ContainerInfo container;
  private final ContainerConfig config;
  private final HostSettings host;
  private final ContainerConfig image;
  private final String project;
  private final Surroundings around;
  private final Map<String, Object> service = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  private ContainerDescription(
      ContainerInfo container, ContainerConfig image, Surroundings around) {
    this.around = around;
    this.container = container;
    this.config = container.config();
    this.host = container.host();
    this.image = image;
    this.project = container.project().orElse("");
  }

  /**
   * The description of a container.
   *
   * @param around what else has to be known
   */
  static Description of(ContainerInfo container, ContainerConfig image, Surroundings around) {
    var description = new ContainerDescription(container, image, around);
    description.service.put("image", container.config().image());
    description.name();
    description.program();
    description.environment();
    description.ports();
    description.mounts();
    description.networks();
    description.links();
    description.health();
    new LimitsDescription(container.host(), around, description.service).write();
    description.remarks.addAll(new LostOptions(container, description.service).sentences());
    return new Description(
        container.name(),
        description.service,
        container.run().removedOnStop(),
        description.remarks);
  }

  private void put(String key, String value) {
    if (!value.isEmpty()) {
      service.put(key, value);
    }
  }

  private void put(String key, List<?> values) {
    if (!values.isEmpty()) {
      service.put(key, values);
    }
  }

  private void put(String key, boolean flag) {
    if (flag) {
      service.put(key, true);
    }
  }

  private void name() {
    if (!ObservedFields.isUsualName(container, project)) {
      put("container_name", container.name());
    }
    String network = host.namespaces().network();
    boolean borrowed = network.equals("host") || network.startsWith("container:");
    if (!borrowed && !container.id().startsWith(config.hostname())) {
      put("hostname", config.hostname());
    }
    put("domainname", config.domainname());
    put("mac_address", config.macAddress());
    HostSettings.RestartPolicy restart = host.restart();
    String retries = restart.maximumRetries() == 0 ? "" : ":" + restart.maximumRetries();
    put("restart", restart.name().equals("no") ? "" : restart.name() + retries);
  }

  /** With an entry point of its own, the engine leaves out the command of the image. */
  private void program() {
    boolean ownEntrypoint = !config.entrypoint().equals(image.entrypoint());
    if (ownEntrypoint) {
      service.put("entrypoint", config.entrypoint());
    }
    List<String> usual = ownEntrypoint ? List.of() : image.command();
    if (!config.command().equals(usual)) {
      service.put("command", config.command());
    }
    put("user", config.user().equals(image.user()) ? "" : config.user());
    boolean usualFolder = config.workingDirectory().equals(image.workingDirectory());
    put("working_dir", usualFolder ? "" : config.workingDirectory());
    put("stop_signal", config.stopSignal().equals(image.stopSignal()) ? "" : config.stopSignal());
    config.stopTimeout().ifPresent(grace -> put("stop_grace_period", grace.toSeconds() + "s"));
    put("tty", config.tty());
    put("stdin_open", config.openStdin());
  }

  private void environment() {
    Map<String, String> own = new LinkedHashMap<>(config.environment());
    own.entrySet().removeAll(image.environment().entrySet());
    if (!own.isEmpty()) {
      service.put("environment", own);
    }
    Map<String, String> labels = new TreeMap<>(config.labels());
    labels.entrySet().removeAll(image.labels().entrySet());
    labels.keySet().removeIf(label -> label.startsWith(COMPOSE_LABELS));
    if (!labels.isEmpty()) {
      service.put("labels", labels);
    }
  }

  private void ports() {
    List<String> ports = new ArrayList<>();
    new TreeMap<>(host.portBindings())
        .forEach((target, bindings) -> bindings.forEach(b -> ports.add(port(b, target))));
    Set<String> exposed = new TreeSet<>(config.exposedPorts());
    exposed.removeAll(host.portBindings().keySet());
    if (container.run().publishesAll()) {
      exposed.forEach(target -> ports.add(port(new HostSettings.PortBinding("", "0"), target)));
      exposed.clear();
    }
    put("ports", ports);
    exposed.removeAll(image.exposedPorts());
    put("expose", List.copyOf(exposed));
  }

  private static String port(HostSettings.PortBinding binding, String target) {
    String address = binding.hostIp();
    boolean every = address.isEmpty() || address.equals("0.0.0.0") || address.equals("::");
    String bracketed = address.contains(":") ? "[" + address + "]" : address;
    String published = binding.hostPort().equals("0") ? "" : binding.hostPort();
    String plain = target.endsWith("/tcp") ? target.replaceFirst("/tcp$", "") : target;
    if (every) {
      return published.isEmpty() ? plain : published + ":" + plain;
    }
    return bracketed + ":" + published + ":" + plain;
  }

  private void mounts() {
    List<Object> mounts = new ArrayList<>();
    List<ContainerInfo> lenders = around.lenders(container);
    for (ContainerInfo.Mount mount : container.mounts()) {
      if (!lenders.isEmpty() && container.isBorrowed(mount)) {
        continue;
      }
      switch (mount.type()) {
        case "bind" -> mounts.add(bind(mount));
        case "volume" -> mounts.add(volume(mount));
        default -> {
          // What lies in memory is read from what was asked for.
        }
      }
    }
    for (HostSettings.MountRequest asked : host.storage().mounts()) {
      if (asked.type().equals("tmpfs")) {
        Map<String, Object> tmpfs = new LinkedHashMap<>();
        tmpfs.put("type", "tmpfs");
        tmpfs.put("target", asked.target());
        Map<String, Object> options = new LinkedHashMap<>();
        if (asked.tmpfsSizeBytes() > 0) {
          options.put("size", asked.tmpfsSizeBytes());
        }
        int mode = container.run().tmpfsModes().getOrDefault(asked.target(), 0);
        if (mode > 0) {
          options.put("mode", mode);
        }
        if (!options.isEmpty()) {
          tmpfs.put("tmpfs", options);
        }
        mounts.add(tmpfs);
      }
    }
    put("volumes", mounts);
    put("volumes_from", lenders.stream().map(this::lender).toList());
    List<String> memory = new ArrayList<>();
    new TreeMap<>(host.storage().tmpfs())
        .forEach((path, options) -> memory.add(options.isEmpty() ? path : path + ":" + options));
    put("tmpfs", memory);
  }

  private String lender(ContainerInfo lender) {
    return lender
        .service()
        .filter(name -> lender.project().filter(project::equals).isPresent())
        .orElse("container:" + lender.name());
  }

  private static Map<String, Object> bind(ContainerInfo.Mount mount) {
    Map<String, Object> bind = mount(mount, mount.source());
    Map<String, Object> options = new LinkedHashMap<>();
    if (!mount.propagation().isEmpty() && !mount.propagation().equals("rprivate")) {
      options.put("propagation", mount.propagation());
    }
    for (String mode : mount.mode().split(",", -1)) {
      if (mode.equals("z") || mode.equals("Z")) {
        options.put("selinux", mode);
      }
    }
    if (!options.isEmpty()) {
      bind.put("bind", options);
    }
    return bind;
  }

  private Map<String, Object> volume(ContainerInfo.Mount mount) {
    Map<String, Object> volume = mount(mount, mount.name());
    boolean asked =
        host.storage().mounts().stream()
            .anyMatch(each -> each.noCopy() && each.target().equals(mount.destination()));
    if (asked || List.of(mount.mode().split(",", -1)).contains("nocopy")) {
      volume.put("volume", Map.of("nocopy", true));
    }
    return volume;
  }

  private static Map<String, Object> mount(ContainerInfo.Mount mount, String source) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("type", mount.type());
    keys.put("source", source);
    keys.put("target", mount.destination());
    if (!mount.writable()) {
      keys.put("read_only", true);
    }
    return keys;
  }

  /** Those by the names that Compose chose are made anew with the services they lead to. */
  private void links() {
    put(
        "external_links",
        container.run().links().stream()
            .filter(
                link ->
                    container.project().isEmpty()
                        || !FieldWords.isUsualName(link.split(":", 2)[0], project))
            .toList());
  }

  private void networks() {
    String mode = host.namespaces().network();
    boolean shared = mode.equals("host") || mode.equals("none") || mode.startsWith("container:");
    if (shared) {
      service.put("network_mode", around.leaders().named(mode));
      return;
    }
    boolean plain = mode.equals("default") || mode.equals(BRIDGE);
    boolean onBridge = container.networks().containsKey(BRIDGE);
    if (container.networks().size() < 2 && (plain || onBridge)) {
      service.put("network_mode", BRIDGE);
      return;
    }
    if (onBridge) {
      remarks.add("Network bridge is left out: Compose cannot join it beside others.");
    }
    Map<String, Object> networks = new TreeMap<>();
    container.networks().forEach((name, joined) -> networks.put(name, attachment(joined)));
    networks.remove(BRIDGE);
    service.put("networks", networks);
  }

  private Map<String, Object> attachment(ContainerInfo.Attachment attachment) {
    Map<String, Object> keys = new LinkedHashMap<>();
    Set<String> aliases = ObservedFields.aliases(container, attachment, project);
    if (!aliases.isEmpty()) {
      keys.put("aliases", List.copyOf(aliases));
    }
    if (!attachment.requestedIpv4().isEmpty()) {
      keys.put("ipv4_address", attachment.requestedIpv4());
    }
    if (!attachment.requestedIpv6().isEmpty()) {
      keys.put("ipv6_address", attachment.requestedIpv6());
    }
    if (!attachment.linkLocalIps().isEmpty()) {
      keys.put("link_local_ips", attachment.linkLocalIps());
    }
    return keys;
  }

  private void health() {
    Optional<ContainerConfig.HealthCheck> check = config.healthCheck();
    if (check.isEmpty() || check.equals(image.healthCheck())) {
      return;
    }
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("test", check.get().test());
    length(keys, "interval", check.get().interval());
    length(keys, "timeout", check.get().timeout());
    length(keys, "start_period", check.get().startPeriod());
    if (check.get().retries() > 0) {
      keys.put("retries", check.get().retries());
    }
    service.put("healthcheck", keys);
  }

  private static void length(Map<String, Object> keys, String key, Duration length) {
    if (!length.isZero()) {
      boolean whole = length.toMillis() % 1000 == 0;
      keys.put(key, whole ? length.toSeconds() + "s" : length.toMillis() + "ms");
    }
  }
}
