// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.ComposeNetwork;
import io.steward.core.compose.ComposeProject;
import io.steward.core.compose.ComposeService;
import io.steward.core.compose.ComposeVolume;
import io.steward.core.compose.FileGrant;
import io.steward.core.compose.FileSource;
import io.steward.core.compose.HealthCheck;
import io.steward.core.compose.Mount;
import io.steward.core.compose.NetworkAttachment;
import io.steward.core.compose.PortMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a Compose service sets explicitly, in the words of {@link Fields}. The words are those a
 * target uses for what it reports; see {@link FieldWords}.
 */
final class WantedFields {
  private final ComposeProject project;
  private final ComposeService service;
  private final String image;
  private final Fields.Builder fields = new Fields.Builder();

  WantedFields(ComposeProject project, ComposeService service, String image) {
    this.project = project;
    this.service = service;
    this.image = image;
  }

  Fields read() {
    fields.set("image", image);
    service.command().ifPresent(words -> fields.set("command", FieldWords.list(words)));
    service.entrypoint().ifPresent(words -> fields.set("entrypoint", FieldWords.list(words)));
    fields.setAll("environment", service.environment());
    fields.setAll("label", service.labels());
    ports();
    mounts();
    networks();
    names();
    rights();
    limits();
    service.healthcheck().ifPresent(this::health);
    service
        .logging()
        .ifPresent(
            logging -> {
              logging.driver().ifPresent(driver -> fields.set("log driver", driver));
              fields.setAll("log option", logging.options());
            });
    return fields.build().minus(FieldWords.ENGINE);
  }

  private void ports() {
    Set<String> published = new TreeSet<>();
    for (PortMapping port : service.ports()) {
      String target = port.target() + "/" + port.protocol();
      published.add(target);
      fields.set("port", FieldWords.port(port.hostIp(), port.published(), target), "published");
    }
    for (String port : service.expose()) {
      String exposed = port.contains("/") ? port : port + "/tcp";
      if (!published.contains(exposed)) {
        fields.set("exposed port", exposed, "exposed");
      }
    }
  }

  private void mounts() {
    for (Mount mount : service.volumes()) {
      String words =
          switch (mount.type()) {
            case "volume" -> FieldWords.volume(volumeName(mount), mount.readOnly());
            case "tmpfs" -> FieldWords.TMPFS;
            default -> FieldWords.bind(mount.source(), mount.readOnly());
          };
      if (!words.isEmpty()) {
        fields.set("mount", mount.target(), words);
      }
    }
    for (String tmpfs : service.tmpfs()) {
      String path = tmpfs.split(":", 2)[0];
      fields.set("mount", path, FieldWords.TMPFS);
    }
    granted(service.configs(), project.configs(), "/");
    granted(service.secrets(), project.secrets(), "/run/secrets/");
    for (var device : service.devices()) {
      fields.set("device", device.target(), device.source() + " " + device.permissions());
    }
  }

  /** Compose mounts the files of configs and secrets; what is written in place it copies. */
  private void granted(List<FileGrant> grants, Map<String, FileSource> sources, String folder) {
    for (FileGrant grant : grants) {
      String named = grant.target().orElse(grant.source());
      String target = named.startsWith("/") ? named : folder + named;
      Optional.ofNullable(sources.get(grant.source()))
          .flatMap(FileSource::file)
          .ifPresent(file -> fields.set("mount", target, FieldWords.bind(file, true)));
    }
  }

  private String volumeName(Mount mount) {
    ComposeVolume volume = project.volumes().get(mount.source());
    return volume == null ? mount.source() : volume.name();
  }

  private void networks() {
    Optional<String> mode = service.networkMode();
    if (mode.isPresent()) {
      fields.set("network mode", FieldWords.mode(mode.get()));
      return;
    }
    service.networks().forEach(this::network);
  }

  private void network(String key, NetworkAttachment attachment) {
    ComposeNetwork network = project.networks().get(key);
    String name = network == null ? key : network.name();
    fields.set(
        "network",
        name,
        FieldWords.network(
            FieldWords.aliases(
                attachment.aliases(),
                Stream.concat(service.containerName().stream(), service.hostname().stream())
                    .toList(),
                project.name(),
                service.name()),
            attachment.ipv4Address().orElse(""),
            attachment.ipv6Address().orElse("")));
  }

  private void names() {
    service.containerName().ifPresent(name -> fields.set("container name", name));
    service.hostname().ifPresent(name -> fields.set("host name", name));
    service.domainname().ifPresent(name -> fields.set("domain name", name));
    service.user().ifPresent(user -> fields.set("user", user));
    service
        .workingDir()
        .ifPresent(folder -> fields.set("working folder", Path.of(folder).normalize().toString()));
    fields.set("restart", restart());
    service.stopSignal().ifPresent(signal -> fields.set("stop signal", signal));
    service
        .stopGracePeriod()
        .ifPresent(grace -> fields.set("stop grace", FieldWords.seconds(grace)));
    service.pid().ifPresent(pid -> fields.set("process space", FieldWords.mode(pid)));
    service.ipc().ifPresent(ipc -> fields.set("IPC space", FieldWords.mode(ipc)));
    fields.set("name servers", FieldWords.list(service.dns()));
    fields.set("search domains", FieldWords.list(service.texts("dns_search")));
    for (String host : service.extraHosts()) {
      String[] parts = host.split("[=:]", 2);
      fields.set("extra host", parts[0], parts.length == 2 ? parts[1] : "");
    }
  }

  private String restart() {
    return service
        .restart()
        .or(() -> service.deploy().flatMap(d -> d.restartPolicy()).map(FieldWords::restart))
        .filter(policy -> !policy.equals("no"))
        .map(policy -> policy.equals("on-failure:0") ? "on-failure" : policy)
        .orElse("");
  }

  private void rights() {
    fields.set("privileged", service.privileged() ? "yes" : "");
    fields.set("read only", service.readOnly() ? "yes" : "");
    service.init().ifPresent(init -> fields.set("init", init ? "yes" : "no"));
    fields.set("terminal", service.tty() ? "yes" : "");
    fields.set("open input", service.stdinOpen() ? "yes" : "");
    fields.set("capabilities added", FieldWords.set(service.capAdd()));
    fields.set("capabilities dropped", FieldWords.set(service.capDrop()));
    fields.set(
        "security",
        FieldWords.security(
            service.securityOpt(),
            service.privileged(),
            service.pid().orElse(""),
            service.ipc().orElse("")));
    fields.set("groups", FieldWords.set(service.groupAdd()));
    fields.setAll("sysctl", service.sysctls());
    service
        .ulimits()
        .forEach((name, limit) -> fields.set("ulimit", name, limit.soft() + ":" + limit.hard()));
  }

  private void limits() {
    var deploy = service.deploy();
    OptionalLong memory = service.memLimit();
    long limit = memory.orElse(deploy.map(d -> d.limits().memoryBytes().orElse(0)).orElse(0L));
    fields.set("memory", FieldWords.bytes(limit));
    long kept =
        service
            .memReservation()
            .orElse(deploy.map(d -> d.reservations().memoryBytes().orElse(0)).orElse(0L));
    fields.set("memory kept", FieldWords.bytes(kept));
    double cpus = service.cpus().orElse(deploy.map(d -> d.limits().cpus().orElse(0)).orElse(0.0));
    fields.set("processors", FieldWords.cpus(cpus));
    long pids = service.pidsLimit().orElse(deploy.map(d -> d.limits().pids().orElse(0)).orElse(0L));
    fields.set("processes", pids > 0 ? Long.toString(pids) : "");
    service.shmSize().ifPresent(size -> fields.set("shared memory", FieldWords.bytes(size)));
    service
        .oomScoreAdj()
        .ifPresent(score -> fields.set("OOM score", score == 0 ? "" : Long.toString(score)));
  }

  private void health(HealthCheck check) {
    if (check.disabled()) {
      fields.set("health check", "none");
      return;
    }
    fields.set("health check", FieldWords.list(check.test()));
    set("health interval", check.interval());
    set("health timeout", check.timeout());
    set("health start period", check.startPeriod());
    check.retries().ifPresent(n -> fields.set("health retries", n == 0 ? "" : Long.toString(n)));
  }

  private void set(String field, Optional<Duration> length) {
    length.ifPresent(d -> fields.set(field, FieldWords.duration(d)));
  }
}
