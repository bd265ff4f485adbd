// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.DataPlace;
import io.steward.core.deploy.FieldWords;
import io.steward.core.deploy.Fields;
import io.steward.core.docker.ContainerConfig;
import io.steward.core.docker.ContainerInfo;
import io.steward.core.docker.HostSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What an engine reports of a container or an image, in the words of {@link Fields}. */
final class ObservedFields {
  private static final String COMPOSE_LABELS = "com.docker.compose.";
  private static final int SHORT_ID = 12;
  private static final String BRIDGE = "bridge";
  private final Fields.Builder fields = new Fields.Builder();

  private final Leaders leaders;

  private ObservedFields(Leaders leaders) {
    this.leaders = leaders;
  }

  /** What an image sets by itself. */
  static Fields ofImage(ContainerConfig config) {
    var observed = new ObservedFields(Leaders.NONE);
    observed.config(config, Set.of());
    config
        .volumes()
        .forEach(
            path -> {
              observed.fields.set(DataPlace.DECLARED, path, DataPlace.DECLARED);
              observed.fields.set("mount", path, FieldWords.ANONYMOUS_VOLUME);
            });
    return observed.fields.build();
  }

  /**
   * What a container has beyond what its image sets.
   *
   * @param image what its image sets
   * @param around the containers that it lives in and borrows from, and its engine
   */
  static Fields ofContainer(
      ContainerInfo container, String project, Fields image, Surroundings around) {
    var observed = new ObservedFields(around.leaders());
    ContainerConfig config = container.config();
    HostSettings host = container.host();
    observed.fields.set("image", config.image());
    observed.config(config, host.portBindings().keySet());
    observed.ports(host);
    new ObservedMounts(container, project, around.lenders(container), observed.fields).read();
    observed.networks(container, project);
    observed.macAddress(container, around.engine());
    observed.links(container, project);
    observed.names(container, project);
    observed.spaces(container, around.engine());
    observed.rights(host);
    new ObservedLimits(host, observed.fields).read();
    observed.logging(host);
    around.engine().untold().forEach(field -> observed.fields.set(field, FieldWords.UNTOLD));
    return observed.fields.build().minus(image).minus(FieldWords.ENGINE);
  }

  private void config(ContainerConfig config, Set<String> published) {
    fields.set("command", FieldWords.list(config.command()));
    fields.set("entrypoint", FieldWords.list(config.entrypoint()));
    fields.setAll("environment", config.environment());
    config
        .labels()
        .forEach(
            (name, value) -> {
              if (!name.startsWith(COMPOSE_LABELS)) {
                fields.set("label", name, value);
              }
            });
    config.exposedPorts().stream()
        .map(port -> port.contains("/") ? port : port + "/tcp")
        .filter(port -> !published.contains(port))
        .forEach(port -> fields.set("exposed port", port, "exposed"));
    fields.set("user", config.user());
    fields.set("working folder", config.workingDirectory());
    fields.set("stop signal", config.stopSignal());
    fields.set("terminal", config.tty() ? "yes" : "");
    fields.set("open input", config.openStdin() ? "yes" : "");
    config.stopTimeout().ifPresent(grace -> fields.set("stop grace", FieldWords.seconds(grace)));
    config.healthCheck().ifPresent(this::health);
  }

  private void health(ContainerConfig.HealthCheck check) {
    boolean none = check.test().equals(List.of("NONE"));
    fields.set("health check", none ? "none" : FieldWords.list(check.test()));
    duration("health interval", check.interval());
    duration("health timeout", check.timeout());
    duration("health start period", check.startPeriod());
    fields.set("health retries", check.retries() == 0 ? "" : Integer.toString(check.retries()));
  }

  private void duration(String field, Duration length) {
    fields.set(field, FieldWords.duration(length));
  }

  private void ports(HostSettings host) {
    host.portBindings()
        .forEach(
            (target, bindings) ->
                bindings.forEach(
                    binding -> {
                      String port = binding.hostPort().equals("0") ? "" : binding.hostPort();
                      fields.set(
                          "port", FieldWords.port(binding.hostIp(), port, target), "published");
                    }));
  }

  private void networks(ContainerInfo container, String project) {
    String asked = container.host().namespaces().network();
    String mode = asked.equals("default") ? BRIDGE : asked;
    if (mode.equals("host") || mode.equals("none") || mode.startsWith("container:")) {
      fields.set("network mode", leaders.words(container, mode));
      return;
    }
    Map<String, ContainerInfo.Attachment> joined = new TreeMap<>(container.networks());
    // By mode, a container is on the first bridge alone; the others it was connected to since.
    if (mode.equals(BRIDGE) && joined.remove(BRIDGE) != null) {
      fields.set("network mode", BRIDGE);
    }
    joined.forEach(
        (name, attachment) ->
            fields.set(
                "network",
                name,
                FieldWords.network(
                    aliases(container, attachment, project),
                    attachment.requestedIpv4(),
                    attachment.requestedIpv6(),
                    attachment.linkLocalIps())));
  }

  private void macAddress(ContainerInfo container, EngineHabits engine) {
    fields.set(FieldWords.MAC_ADDRESS, container.config().macAddress().toLowerCase(Locale.ROOT));
    if (engine.mixesMacAddresses()) {
      String has =
          Optional.ofNullable(container.networks().get(container.host().namespaces().network()))
              .map(ContainerInfo.Attachment::mac)
              .orElse("");
      fields.set(
          FieldWords.MAC_ADDRESS,
          has.isEmpty() ? FieldWords.UNTOLD : FieldWords.byItself(has.toLowerCase(Locale.ROOT)));
    }
  }

  /** Links to services by the names that Compose chose go along with these. */
  private void links(ContainerInfo container, String project) {
    for (String link : container.run().links()) {
      String[] parts = link.split(":", 2);
      if (!FieldWords.isUsualName(parts[0], project)) {
        fields.set("link", parts[parts.length - 1], parts[0]);
      }
    }
  }

  /** The aliases on a network, without the names that it has there by itself. */
  static Set<String> aliases(
      ContainerInfo container, ContainerInfo.Attachment attachment, String project) {
    String id = container.id();
    String brief = id.substring(0, Math.min(SHORT_ID, id.length()));
    return FieldWords.aliases(
        attachment.aliases(),
        List.of(id, brief, container.name(), container.config().hostname()),
        project,
        container.service().orElse(""));
  }

  /** Whether Compose chose the name of a container. */
  static boolean isUsualName(ContainerInfo container, String project) {
    return FieldWords.isUsualName(container.name(), project, container.service().orElse(""));
  }

  private void names(ContainerInfo container, String project) {
    ContainerConfig config = container.config();
    if (!isUsualName(container, project)) {
      fields.set("container name", container.name());
    }
    String network = container.host().namespaces().network();
    boolean borrowed = network.equals("host") || network.startsWith("container:");
    if (!borrowed && !container.id().startsWith(config.hostname())) {
      fields.set("host name", config.hostname());
    }
    fields.set("domain name", config.domainname());
    HostSettings.RestartPolicy restart = container.host().restart();
    String retries = restart.maximumRetries() == 0 ? "" : ":" + restart.maximumRetries();
    fields.set("restart", restart.name().equals("no") ? "" : restart.name() + retries);
    HostSettings.Resolution resolution = container.host().resolution();
    fields.set("name servers", FieldWords.list(resolution.dns()));
    fields.set("search domains", FieldWords.list(resolution.search()));
    fields.set("resolver options", FieldWords.list(resolution.options()));
    for (String host : resolution.extraHosts()) {
      String[] parts = host.split(":", 2);
      fields.set("extra host", parts[0], parts.length == 2 ? parts[1] : "");
    }
  }

  private void spaces(ContainerInfo container, EngineHabits engine) {
    HostSettings host = container.host();
    HostSettings.Namespaces spaces = host.namespaces();
    fields.set("process space", leaders.words(container, spaces.pid()));
    fields.set("IPC space", leaders.words(container, spaces.ipc()));
    fields.set("UTS space", spaces.uts());
    fields.set("user ID space", spaces.user());
    String group = spaces.cgroup();
    fields.set(
        FieldWords.CGROUP_SPACE,
        engine.isUsualCgroupSpace(group) ? FieldWords.byItself(group) : group);
    String runtime = host.runtime();
    fields.set(
        FieldWords.RUNTIME,
        engine.isUsualRuntime(runtime) ? FieldWords.byItself(runtime) : runtime);
    fields.set(FieldWords.ANNOTATIONS, FieldWords.pairs(host.annotations()));
  }

  private void rights(HostSettings host) {
    HostSettings.Security security = host.security();
    fields.set("privileged", security.privileged() ? "yes" : "");
    fields.set("read only", host.storage().readOnlyRoot() ? "yes" : "");
    host.init().ifPresent(init -> fields.set("init", init ? "yes" : "no"));
    fields.set("capabilities added", FieldWords.set(security.addedCapabilities()));
    fields.set("capabilities dropped", FieldWords.set(security.droppedCapabilities()));
    HostSettings.Namespaces spaces = host.namespaces();
    fields.set(
        "security",
        FieldWords.security(security.options(), security.privileged(), spaces.pid(), spaces.ipc()));
    fields.set("groups", FieldWords.set(security.groups()));
    fields.setAll("sysctl", security.sysctls());
  }

  private void logging(HostSettings host) {
    fields.set("log driver", host.logging().driver());
    Map<String, String> options = host.logging().options();
    fields.setAll("log option", options);
  }
}
