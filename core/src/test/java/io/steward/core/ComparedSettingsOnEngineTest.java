// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.Acceptance;
import io.steward.core.deploy.Drifts;
import io.steward.core.deploy.FieldChange;
import io.steward.core.deploy.Plan;
import io.steward.core.deploy.Selection;
import io.steward.core.deploy.ServiceChange;
import io.steward.core.deploy.ServiceDrift;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Run;
import io.steward.core.process.ProcessResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that are added and taken out again, and what the engine makes of them. */
class ComparedSettingsOnEngineTest {
  private static final String PLAIN =
      """
      services:
        web:
          image: steward/tiny:1
          mem_limit: 64m
        spaces:
          image: steward/tiny:1
        other:
          image: steward/tiny:1
          container_name: %1$s-other-one
          networks: [front]
      networks: { front: {} }
      """;
  private static final String FULL =
      """
      services:
        web:
          image: steward/tiny:1
          mem_limit: 64m
          memswap_limit: 96m
          mem_swappiness: 10
          oom_kill_disable: true
          runtime: io.containerd.runc.v2
          cpuset: "0"
          cpu_shares: 512
          cpu_quota: 50000
          cpu_period: 100000
          cgroup_parent: /%1$s
          mac_address: 02:42:AC:11:00:05
          dns_opt: ["ndots:2", "timeout:3"]
          device_cgroup_rules: ["c 1:3 rwm"]
          external_links: ["%1$s-other-one:bee"]
          blkio_config: { device_write_bps: [ { path: /dev/vda, rate: 10mb } ] }
          volumes: [ /x ]
          annotations: { not: told }
        spaces:
          image: steward/tiny:1
          cgroup: private
          uts: host
          userns_mode: host
        other:
          image: steward/tiny:1
          container_name: %1$s-other-one
          networks: { front: { link_local_ips: [ 169.254.8.8 ] } }
      networks: { front: {} }
      """;

  @TempDir Path folder;
  private EngineHomelab lab;

  @BeforeEach
  void begin() {
    lab = new EngineHomelab(folder);
  }

  @AfterEach
  void end() {
    lab.close();
  }

  private String text(String compose) {
    return compose.formatted(lab.project("app"));
  }

  private static List<String> words(Plan plan) {
    return plan.stacks().get(0).services().stream()
        .flatMap(change -> change.fields().stream().map(field -> words(change, field)))
        .toList();
  }

  private static String words(ServiceChange change, FieldChange field) {
    return change.service()
        + ": "
        + (field.field() + " " + field.name()).strip()
        + " "
        + field.values();
  }

  private List<String> drift() {
    try (Steward steward = lab.start()) {
      Selection selection = Selection.of(steward.get(Homelab.class), List.of("app"), folder);
      return steward.get(Drifts.class).find(selection, true).stacks().get(0).services().stream()
          .map(ServiceDrift::differences)
          .flatMap(List::stream)
          .map(change -> (change.field() + " " + change.name()).strip() + " " + change.values())
          .toList();
    }
  }

  private void deploy(String compose) {
    lab.stack("app", text(compose));
    assertThat(lab.deploy("app").stacks().get(0).remarks()).isEmpty();
    assertThat(words(lab.plan("app"))).isEmpty();
    assertThat(drift()).isEmpty();
  }

  @Test
  void plansEverySettingThatIsAddedOrTakenOut() {
    String project = lab.project("app");
    deploy(PLAIN);

    lab.stack("app", text(FULL));
    assertThat(words(lab.plan("app")))
        .containsExactlyInAnyOrder(
            "other: network " + project + "_front joined → joined at 169.254.8.8",
            "spaces: UTS space host",
            "spaces: cgroup space host by itself → private",
            "spaces: user ID space host",
            "web: OOM killer off",
            "web: cgroup parent /" + project,
            "web: device rules c 1:3 rwm",
            "web: MAC address 02:42:ac:11:00:05",
            "web: link bee " + project + "-other-one",
            "web: memory and swap 96 MB",
            "web: mount /x anonymous volume",
            "web: processor period 100000 µs",
            "web: processor quota 50000 µs",
            "web: processor set 0",
            "web: processor shares 512",
            "web: resolver options ndots:2 timeout:3",
            "web: runtime runc by itself → io.containerd.runc.v2",
            "web: swappiness 10",
            "web: write rate /dev/vda 10 MB/s");
    deploy(FULL);

    lab.stack("app", text(PLAIN));
    assertThat(words(lab.plan("app")))
        .hasSize(19)
        .contains(
            "web: mount /x anonymous volume → not set",
            "web: runtime io.containerd.runc.v2 → not set",
            "spaces: cgroup space private → not set");
    deploy(PLAIN);
  }

  @Test
  void takesWhatTheEngineDoesByItselfForNothing() {
    deploy(PLAIN);

    deploy(
        PLAIN
            .replace("mem_limit: 64m", "mem_limit: 64m\n    memswap_limit: 128m\n    runtime: runc")
            .replace(
                "spaces:\n    image: steward/tiny:1",
                "spaces:\n    cgroup: host\n    image: steward/tiny:1"));
  }

  @Test
  void comparesMountsOfAnotherServiceAsItsOwn() {
    String shared =
        """
        services:
          a: { image: steward/tiny:1, volumes_from: [ b ] }
          b:
            image: steward/tiny:1
            volumes: [ "data:/data", /nameless, "./conf:/conf:ro" ]
        volumes: { data: {}, more: {} }
        """;
    lab.write("stacks/app/conf/one", "one\n");
    deploy(shared);

    deploy(
        shared.replace("image: steward/tiny:1\n", "image: steward/tiny:1\n    restart: always\n"));
    String more = shared.replace("/nameless", "/nameless, more:/more");
    lab.stack("app", text(more));
    assertThat(words(lab.plan("app")))
        .contains("a: mount /more volume " + lab.project("app") + "_more");
    deploy(more);
    deploy(shared.replace("volumes_from: [ b ]", "volumes: [ \"data:/data\" ]"));
  }

  @Test
  void comparesMountsOfAContainerOfAnotherStackByItsName() {
    String lender = lab.project("lender") + "-box";
    lab.stack(
        "lender",
        """
        services:
          box: { image: steward/tiny:1, container_name: %s, volumes: [ "data:/data" ] }
        volumes: { data: {} }
        """
            .formatted(lender));
    lab.deploy("lender");
    String plain = "services: { a: { image: steward/tiny:1 } }\n";
    deploy(plain);

    lab.stack(
        "app", plain.replace("tiny:1", "tiny:1, volumes_from: [ 'container:" + lender + ":ro' ]"));
    assertThat(words(lab.plan("app"))).containsExactly("a: volumes from container " + lender);
    lab.deploy("app");
    assertThat(words(lab.plan("app"))).isEmpty();
    assertThat(drift()).isEmpty();
  }

  @Test
  void hasNothingToSayOfWhatWasAccepted() {
    String borrowing = "spaces:\n    image: steward/tiny:1\n    volumes_from: [ web ]\n";
    deploy(PLAIN);
    lab.stack("app", text(FULL.replace("spaces:\n    image: steward/tiny:1\n", borrowing)));
    ProcessResult made =
        lab.docker(
            "compose",
            "-p",
            lab.project("app"),
            "-f",
            folder.resolve("stacks/app/compose.yaml").toString(),
            "up",
            "-d");
    assertThat(made.succeeded()).as(made.errors()).isTrue();
    assertThat(drift()).hasSizeGreaterThan(15);

    try (Steward steward = lab.start()) {
      Selection selection = Selection.of(steward.get(Homelab.class), List.of("app"), folder);
      steward.get(Acceptance.class).accept(selection, "it is fine", Run.of("test", folder));
    }

    assertThat(drift()).isEmpty();
  }
}
