// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.ComposeNetwork;
import io.steward.core.compose.ComposeProject;
import io.steward.core.compose.ComposeService;
import io.steward.core.compose.HealthCheck;
import io.steward.core.compose.NetworkAttachment;
import io.steward.core.compose.PortMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
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
    new WantedMounts(project, service, fields).read();
    networks();
    macAddress();
    links();
    names();
    spaces();
    rights();
    new WantedLimits(service, fields).read();
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
            attachment.ipv6Address().orElse(""),
            attachment.linkLocalIps()));
  }

  /** The engine has one for the first network; Compose takes it from either place. */
  private void macAddress() {
    Optional<String> first =
        service.networks().values().stream()
            .sorted(Comparator.comparingLong(NetworkAttachment::priority).reversed())
            .flatMap(attachment -> attachment.macAddress().stream())
            .findFirst();
    service
        .macAddress()
        .or(() -> first)
        .ifPresent(address -> fields.set(FieldWords.MAC_ADDRESS, address.toLowerCase(Locale.ROOT)));
  }

  /** Names of containers of other stacks, and of services whose container has a name of its own. */
  private void links() {
    for (String link : service.texts("external_links")) {
      String[] parts = link.split(":", 2);
      link(parts[0], parts[parts.length - 1]);
    }
    for (String link : service.texts("links")) {
      String[] parts = link.split(":", 2);
      Optional.ofNullable(project.services().get(parts[0]))
          .flatMap(ComposeService::containerName)
          .ifPresent(
              container -> {
                link(container, parts[parts.length - 1]);
                link(container, parts[0] + "-1");
                link(container, project.name() + "-" + parts[0] + "-1");
              });
    }
  }

  private void link(String container, String alias) {
    if (!FieldWords.isUsualName(container, project.name())) {
      fields.set("link", alias, container);
    }
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
    fields.set("name servers", FieldWords.list(service.dns()));
    fields.set("search domains", FieldWords.list(service.texts("dns_search")));
    fields.set("resolver options", FieldWords.list(service.texts("dns_opt")));
    for (String host : service.extraHosts()) {
      String[] parts = host.split("[=:]", 2);
      fields.set("extra host", parts[0], parts.length == 2 ? parts[1] : "");
    }
  }

  private void spaces() {
    service.pid().ifPresent(pid -> fields.set("process space", FieldWords.mode(pid)));
    service.ipc().ifPresent(ipc -> fields.set("IPC space", FieldWords.mode(ipc)));
    service.text("uts").ifPresent(uts -> fields.set("UTS space", uts));
    service.text("userns_mode").ifPresent(user -> fields.set("user ID space", user));
    service.text("cgroup").ifPresent(group -> fields.set(FieldWords.CGROUP_SPACE, group));
    service.text("runtime").ifPresent(runtime -> fields.set(FieldWords.RUNTIME, runtime));
    fields.set(FieldWords.ANNOTATIONS, FieldWords.pairs(service.annotations()));
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
