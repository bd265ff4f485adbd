// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.steward.core.docker.ContainerConfig.HealthCheck;
import io.steward.core.docker.HostSettings.Device;
import io.steward.core.docker.HostSettings.PortBinding;
import io.steward.core.docker.HostSettings.Ulimit;
import io.steward.core.testing.Lab;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContainerInfoTest {
  private final LabEngine lab = new LabEngine();

  @AfterEach
  void cleanUp() {
    lab.close();
  }

  private ContainerInfo inspect(String options, String... arguments) {
    return lab.engine.getContainer(lab.create(List.of(options.split(" ")), arguments));
  }

  @Test
  void tellsWhatRunsInside() {
    ContainerConfig config =
        inspect(
                "--env A=1=2 --env EMPTY= --label l=v --user 1:2 --workdir /tmp --hostname h"
                    + " --domainname d --stop-signal SIGINT --stop-timeout 7 -t -i --expose 9000/udp"
                    + " --entrypoint sh",
                "-c",
                "true")
            .config();

    assertThat(config.image()).isEqualTo("steward/tiny:1");
    assertThat(config.entrypoint()).containsExactly("sh");
    assertThat(config.command()).containsExactly("-c", "true");
    assertThat(config.environment())
        .containsExactlyInAnyOrderEntriesOf(Map.of("A", "1=2", "EMPTY", "", "PATH", "/bin"));
    assertThat(config.exposedPorts()).containsExactlyInAnyOrder("8080/tcp", "9000/udp");
    assertThat(config.labels()).containsEntry("l", "v");
    assertThat(config.user()).isEqualTo("1:2");
    assertThat(config.workingDirectory()).isEqualTo("/tmp");
    assertThat(config.hostname()).isEqualTo("h");
    assertThat(config.domainname()).isEqualTo("d");
    assertThat(config.stopSignal()).isEqualTo("SIGINT");
    assertThat(config.stopTimeout()).contains(Duration.ofSeconds(7));
    assertThat(config.tty()).isTrue();
    assertThat(config.openStdin()).isTrue();
    assertThat(config.healthCheck()).isEmpty();
  }

  @Test
  void tellsBoundsAndRights() {
    HostSettings host =
        inspect(
                "--memory 64m --memory-reservation 32m --cpus 0.5 --pids-limit 50 --shm-size 1m"
                    + " --ulimit nofile=100:200 --oom-score-adj 5 --cap-add NET_ADMIN --cap-drop ALL"
                    + " --security-opt no-new-privileges --group-add 100 --device /dev/null:/dev/n:r"
                    + " --sysctl net.core.somaxconn=99 --read-only --init --restart on-failure:3"
                    + " --log-opt max-size=1m --pid host --ipc private")
            .host();

    var resources = host.resources();
    assertThat(resources.memoryBytes()).isEqualTo(64 << 20);
    assertThat(resources.memoryReservationBytes()).isEqualTo(32 << 20);
    assertThat(resources.nanoCpus()).isEqualTo(500_000_000);
    assertThat(resources.pidsLimit()).isEqualTo(50);
    assertThat(resources.shmSizeBytes()).isEqualTo(1 << 20);
    assertThat(resources.ulimits()).containsExactly(new Ulimit("nofile", 100, 200));
    assertThat(resources.oomScoreAdjustment()).isEqualTo(5);
    var security = host.security();
    assertThat(security.addedCapabilities()).singleElement().asString().endsWith("NET_ADMIN");
    assertThat(security.droppedCapabilities()).containsExactly("ALL");
    assertThat(security.options()).contains("no-new-privileges");
    assertThat(security.groups()).containsExactly("100");
    assertThat(security.devices()).containsExactly(new Device("/dev/null", "/dev/n", "r"));
    assertThat(security.sysctls()).isEqualTo(Map.of("net.core.somaxconn", "99"));
    assertThat(security.privileged()).isFalse();
    assertThat(host.storage().readOnlyRoot()).isTrue();
    assertThat(host.init()).contains(true);
    assertThat(host.restart()).isEqualTo(new HostSettings.RestartPolicy("on-failure", 3));
    assertThat(host.logging())
        .isEqualTo(new HostSettings.Logging("json-file", Map.of("max-size", "1m")));
    assertThat(host.namespaces().pid()).isEqualTo("host");
    assertThat(host.namespaces().ipc()).isEqualTo("private");
  }

  @Test
  void tellsMountsAskedForAndInFact() {
    String volume = Lab.uniqueName("data");
    ContainerInfo info =
        inspect(
            "--volume %s:/data --volume /tmp:/host:ro --tmpfs /t:size=1m --mount type=bind,source=/etc,target=/e,readonly"
                .formatted(volume));
    lab.removeLater("volume", "rm", volume);
    lab.removeLater("rm", "-f", info.id());

    var storage = info.host().storage();
    assertThat(storage.binds()).containsExactlyInAnyOrder(volume + ":/data", "/tmp:/host:ro");
    assertThat(storage.tmpfs()).isEqualTo(Map.of("/t", "size=1m"));
    assertThat(storage.mounts())
        .containsExactly(new HostSettings.MountRequest("bind", "/etc", "/e", true, "", false, 0));
    assertThat(info.mounts())
        .anySatisfy(
            mount -> {
              assertThat(mount.type()).isEqualTo("volume");
              assertThat(mount.name()).isEqualTo(volume);
              assertThat(mount.destination()).isEqualTo("/data");
              assertThat(mount.driver()).isEqualTo("local");
              assertThat(mount.writable()).isTrue();
            })
        .anySatisfy(
            mount -> {
              assertThat(mount.type()).isEqualTo("bind");
              assertThat(mount.source()).isEqualTo("/tmp");
              assertThat(mount.destination()).isEqualTo("/host");
              assertThat(mount.writable()).isFalse();
            });
  }

  @Test
  void tellsNetworksPortsAndNames() {
    String network = Lab.uniqueName("net");
    lab.removeLater("network", "rm", network);
    lab.docker("network", "create", network);
    String name =
        lab.create(
            List.of(
                ("--network %s --network-alias web --publish 127.0.0.1::8080 --dns 127.0.0.9"
                        + " --dns-search lan --add-host box:1.2.3.4")
                    .formatted(network)
                    .split(" ")));

    lab.engine.start(name);
    ContainerInfo info = lab.engine.getContainer(name);

    assertThat(info.networks().keySet()).containsExactly(network);
    var attachment = info.networks().get(network);
    assertThat(attachment.aliases()).contains("web");
    assertThat(attachment.ipv4()).matches("[0-9.]+");
    assertThat(attachment.mac()).matches("[0-9a-f:]{17}");
    assertThat(attachment.requestedIpv4()).isEmpty();
    assertThat(info.host().namespaces().network()).isEqualTo(network);
    assertThat(info.host().portBindings().get("8080/tcp"))
        .singleElement()
        .extracting(PortBinding::hostIp)
        .isEqualTo("127.0.0.1");
    assertThat(info.publishedPorts().get("8080/tcp"))
        .singleElement()
        .satisfies(port -> assertThat(Integer.parseInt(port.hostPort())).isPositive());
    assertThat(info.host().resolution().dns()).containsExactly("127.0.0.9");
    assertThat(info.host().resolution().search()).containsExactly("lan");
    assertThat(info.host().resolution().extraHosts()).containsExactly("box:1.2.3.4");
  }

  @Test
  void tellsHealthAsItChanges() {
    String name =
        lab.create(
            List.of(
                "--health-cmd", "echo not yet; test -e /tmp/ok",
                "--health-interval", "300ms",
                "--health-timeout", "5s",
                "--health-retries", "2"));

    lab.engine.start(name);

    await().until(() -> health(name).equals("unhealthy"));
    var health = lab.engine.getContainer(name).state().health().orElseThrow();
    assertThat(health.failingStreak()).isGreaterThanOrEqualTo(2);
    assertThat(health.log().get(0).exitCode()).isEqualTo(1);
    assertThat(health.log().get(0).output()).isEqualTo("not yet\n");
    lab.docker("exec", name, "touch", "/tmp/ok");
    await().until(() -> health(name).equals("healthy"));
    assertThat(lab.engine.getContainer(name).config().healthCheck())
        .contains(
            new HealthCheck(
                List.of("CMD-SHELL", "echo not yet; test -e /tmp/ok"),
                Duration.ofMillis(300),
                Duration.ofSeconds(5),
                Duration.ZERO,
                Duration.ZERO,
                2));
  }

  private String health(String name) {
    return lab.engine
        .getContainer(name)
        .state()
        .health()
        .map(ContainerState.Health::status)
        .orElse("");
  }

  @Test
  void tellsHowItEnded() {
    String name = lab.run("sh", "-c", "exit 3");

    await().until(() -> lab.engine.getContainer(name).state().status().equals("exited"));
    ContainerState state = lab.engine.getContainer(name).state();

    assertThat(state.exitCode()).isEqualTo(3);
    assertThat(state.running()).isFalse();
    assertThat(state.oomKilled()).isFalse();
    assertThat(state.restartCount()).isZero();
    assertThat(state.health()).isEqualTo(Optional.empty());
  }

  @Test
  void countsRestarts() {
    String name = lab.create(List.of("--restart", "on-failure:2"), "false");

    lab.engine.start(name);

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> lab.engine.getContainer(name).state().restartCount() == 2);
  }

  @Test
  void tellsWhyItCouldNotStart() {
    String name = lab.create(List.of(), "no-such-program");

    assertThatThrownBy(() -> lab.engine.start(name)).hasMessageContaining("no-such-program");

    ContainerState state = lab.engine.getContainer(name).state();
    assertThat(state.error()).contains("no-such-program");
    assertThat(state.exitCode()).isEqualTo(127);
  }
}
