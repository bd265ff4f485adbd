// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.steward.core.error.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeProjectTest {
  @TempDir Path folder;

  @BeforeEach
  void writeStack() throws IOException {
    Files.writeString(folder.resolve(".env"), "TAG=1.27\n");
    Files.writeString(folder.resolve("web.env"), "FROM_FILE=1\n");
    Files.writeString(
        folder.resolve("compose.yaml"),
        """
        name: shop
        services:
          web:
            image: nginx:${TAG}
            command: []
            env_file: web.env
            environment: {A: $UNKNOWN, B: }
            ports: ["127.0.0.1:8080:80", "9000-9001:90-91/udp"]
            volumes: ["data:/data", "./conf:/etc/conf:ro"]
            networks: {front: {aliases: [www]}}
            depends_on: {db: {condition: service_healthy}}
            healthcheck: {test: curl localhost, interval: 1m30s, retries: 3}
            deploy:
              replicas: 2
              resources: {limits: {cpus: "0.5", memory: 64m}}
              update_config: {order: start-first, monitor: 30s}
            ulimits: {nofile: 1024, nproc: {soft: 1, hard: 2}}
            stop_grace_period: 20s
            mem_reservation: 32m
            userns_mode: host
            cpu_shares: 5
            x-owner: {team: [a, b]}
          db:
            image: postgres
            entrypoint: /run "two words"
            secrets: [password]
            restart: "no"
          debug: {image: busybox, profiles: [debug], networks: [unused]}
        networks: {front: {external: true}, unused: }
        volumes: {data: {labels: {keep: yes}}, unused: }
        secrets: {password: {file: ./password}}
        """);
  }

  @Test
  void holdsEnabledServicesAndWhatTheyUse() {
    ComposeProject project = read();

    assertThat(project.name()).isEqualTo("shop");
    assertThat(project.services()).containsOnlyKeys("web", "db");
    assertThat(project.disabledServices()).containsExactly(entry("debug", List.of("debug")));
    assertThat(project.networks()).containsOnlyKeys("front", "default");
    assertThat(project.networks().get("front").external()).isTrue();
    assertThat(project.networks().get("front").name()).isEqualTo("front");
    assertThat(project.volumes().get("data"))
        .isEqualTo(
            new ComposeVolume(
                "data", "shop_data", false, Optional.empty(), Map.of(), Map.of("keep", "yes")));
    assertThat(project.secrets().get("password").file())
        .contains(folder.resolve("password").toString());
  }

  @Test
  void enablesServicesByProfile() {
    var request = ComposeRequest.of(folder).withProfiles(Set.of("debug"));

    assertThat(new ComposeReader().read(request).services()).containsKey("debug");
  }

  @Test
  void givesTypedValuesOfAService() {
    ComposeService web = service("web");

    assertThat(web.position()).isEqualTo(new Position("compose.yaml", 3, 3));
    assertThat(web.image()).contains("nginx:1.27");
    assertThat(web.ports())
        .extracting(
            PortMapping::hostIp, PortMapping::published, PortMapping::target, PortMapping::protocol)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("127.0.0.1", "8080", 80, "tcp"),
            org.assertj.core.groups.Tuple.tuple("", "9000", 90, "udp"),
            org.assertj.core.groups.Tuple.tuple("", "9001", 91, "udp"));
    assertThat(web.volumes())
        .extracting(Mount::type, Mount::source, Mount::target, Mount::readOnly)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("volume", "data", "/data", false),
            org.assertj.core.groups.Tuple.tuple(
                "bind", folder.resolve("conf").toString(), "/etc/conf", true));
    assertThat(web.networks().get("front").aliases()).containsExactly("www");
    assertThat(web.dependsOn())
        .containsExactly(entry("db", new Dependency("service_healthy", false, true)));
    assertThat(web.ulimits())
        .containsEntry("nofile", new Ulimit(1024, 1024))
        .containsEntry("nproc", new Ulimit(1, 2));
    assertThat(web.stopGracePeriod()).contains(Duration.ofSeconds(20));
    assertThat(web.memReservation()).isEqualTo(OptionalLong.of(32 << 20));
    assertThat(web.text("userns_mode")).contains("host");
    assertThat(web.number("cpu_shares")).isEqualTo(OptionalLong.of(5));
    assertThat(web.extensions()).containsEntry("x-owner", Map.of("team", List.of("a", "b")));
  }

  @Test
  void givesHealthCheckAndDeploySettings() {
    ComposeService web = service("web");

    HealthCheck check = web.healthcheck().orElseThrow();
    assertThat(check.test()).containsExactly("CMD-SHELL", "curl localhost");
    assertThat(check.interval()).contains(Duration.ofSeconds(90));
    assertThat(check.retries()).isEqualTo(OptionalLong.of(3));
    assertThat(check.disabled()).isFalse();
    DeploySettings deploy = web.deploy().orElseThrow();
    assertThat(deploy.limits().cpus()).isEqualTo(OptionalDouble.of(0.5));
    assertThat(deploy.limits().memoryBytes()).isEqualTo(OptionalLong.of(64 << 20));
    assertThat(deploy.update().orElseThrow().order()).contains("start-first");
    assertThat(deploy.update().orElseThrow().monitor()).contains(Duration.ofSeconds(30));
    assertThat(web.replicas()).isEqualTo(2);
    assertThat(service("db").replicas()).isEqualTo(1);
  }

  @Test
  void tellsAnAbsentCommandFromAnEmptyOne() {
    assertThat(service("web").command()).contains(List.of());
    assertThat(service("web").entrypoint()).isEmpty();
    assertThat(service("db").entrypoint()).contains(List.of("/run", "two words"));
  }

  @Test
  void tellsVariablesWithoutValueFromEmptyOnes() {
    ComposeService web = service("web");

    assertThat(web.environment()).containsOnly(entry("FROM_FILE", "1"), entry("A", ""));
    assertThat(web.unsetEnvironment()).containsExactly("B");
  }

  @Test
  void reportsVariablesThatHaveNoValue() {
    assertThat(read().missingVariables())
        .containsExactly(
            new MissingVariable("UNKNOWN", new Position("compose.yaml", 7, 22), List.of("web")));
  }

  @Test
  void keepsTheBytesOfEveryFileItRead() throws IOException {
    List<Content> inputs = read().inputs();

    assertThat(inputs)
        .extracting(input -> folder.relativize(input.path()).toString())
        .containsExactly(".env", "compose.yaml", "web.env");
    assertThat(inputs.get(1).is(Files.readAllBytes(folder.resolve("compose.yaml")))).isTrue();
  }

  @Test
  void printsTheSameTextForTheSameProject() throws IOException {
    String first = read().toJson();
    String file = Files.readString(folder.resolve("compose.yaml"));
    Files.writeString(
        folder.resolve("compose.yaml"), file.replace("    command: []\n", "") + "\n# moved\n");
    String text = Files.readString(folder.resolve("compose.yaml"));
    Files.writeString(
        folder.resolve("compose.yaml"),
        text.replace("    stop_grace_period", "    command: []\n    stop_grace_period"));

    assertThat(read().toJson()).isEqualTo(first);
  }

  @Test
  void takesVariablesOnlyFromTheRequestAndItsFiles() {
    var request = ComposeRequest.of(folder).withEnvironment(Map.of("TAG", "2", "UNKNOWN", "u"));
    ComposeProject project = new ComposeReader().read(request);

    assertThat(project.services().get("web").image()).contains("nginx:2");
    assertThat(project.missingVariables()).isEmpty();
  }

  private ComposeProject read() {
    return new ComposeReader().read(ComposeRequest.of(folder));
  }

  private ComposeService service(String name) {
    return Optional.ofNullable(read().services().get(name)).orElseThrow();
  }
}
