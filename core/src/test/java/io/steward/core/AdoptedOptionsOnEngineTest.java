// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.Adopted;
import io.steward.core.deploy.ContainerAdoption;
import io.steward.core.deploy.DeployResult;
import io.steward.core.deploy.Outcome;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Run;
import io.steward.core.process.ProcessResult;
import io.steward.core.testing.Lab;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the rarer options of docker run when its container is taken over. */
class AdoptedOptionsOnEngineTest {
  private static final String OPTIONS =
      """
      Links={{.HostConfig.Links}}
      Rules={{.HostConfig.DeviceCgroupRules}}
      Parent={{.HostConfig.CgroupParent}}
      Swap={{.HostConfig.MemorySwappiness}}
      Space={{.HostConfig.CgroupnsMode}}
      Mounts={{range .HostConfig.Mounts}}{{.Target}}\
      {{with .TmpfsOptions}} {{.SizeBytes}} {{.Mode}}{{end}}\
      {{with .VolumeOptions}} {{.NoCopy}}{{end}} {{end}}
      Ports={{range $port, $to := .NetworkSettings.Ports}}{{$port}}:{{len $to}} {{end}}\
      """;

  @TempDir Path folder;
  private EngineHomelab lab;
  private String name;

  @BeforeEach
  void begin() {
    lab = new EngineHomelab(folder);
    name = Lab.uniqueName("options");
    lab.ownConfiguration("id: attic\n");
    docker("network", "create", "--subnet", "10.231.79.0/24", name + "-net");
  }

  @AfterEach
  void end() {
    lab.docker("rm", "-f", name, name + ".before-steward", name + "-other");
    lab.docker("volume", "rm", name + "-data");
    lab.docker("network", "rm", name + "-net");
    lab.close();
  }

  private String docker(String... words) {
    ProcessResult result = lab.docker(words);
    assertThat(result.succeeded()).as(result.errors()).isTrue();
    return result.output().strip();
  }

  private void run(String... options) {
    List<String> line = new ArrayList<>(List.of("run", "-d", "--name", name));
    line.addAll(List.of(options));
    line.add(Lab.Docker.IMAGE);
    docker(line.toArray(String[]::new));
  }

  private String inspect(String format) {
    return docker("inspect", "--format", format, name);
  }

  private Adopted adopt() {
    try (Steward steward = lab.start()) {
      return steward
          .get(ContainerAdoption.class)
          .adopt(name, Optional.empty(), Run.of("test", folder));
    }
  }

  private String compose() {
    return lab.read("stacks/" + name + "/compose.yaml");
  }

  private void deployed() {
    String text = lab.read("config/deployment.yaml");
    String quick = name + ": { gate: { monitor: 1s, timeout: 20s } }";
    lab.write("config/deployment.yaml", text.replace(name + ": {}", quick));
    DeployResult result = lab.deploy(name);
    assertThat(result.stacks().get(0).outcome())
        .describedAs(text(result))
        .isEqualTo(Outcome.DEPLOYED);
    assertThat(text(result)).doesNotContain("bug of Steward's");
    assertThat(lab.plan(name).isEmpty()).describedAs(text(lab.plan(name))).isTrue();
  }

  private static String text(Printable result) {
    var page = new Page();
    result.print(page);
    return page.plain();
  }

  @Test
  void theBridgeIsLeftOutBesideANetworkOfOnesOwn() {
    run();
    docker("network", "connect", name + "-net", name);

    Adopted adopted = adopt();

    String remark = "Network bridge is left out: Compose cannot join it beside others.";
    assertThat(adopted.stacks().get(0).remarks()).containsExactly(remark);
    assertThat(text(adopted)).contains(remark);
    assertThat(compose()).contains(name + "-net: {}").doesNotContain("bridge");
    deployed();
  }

  @Test
  void theBridgeAloneIsAModeWhateverCameBefore() {
    run("--network", name + "-net");
    docker("network", "connect", "bridge", name);
    docker("network", "disconnect", name + "-net", name);

    Adopted adopted = adopt();

    assertThat(adopted.stacks().get(0).remarks()).isEmpty();
    assertThat(compose()).contains("network_mode: bridge\n").doesNotContain("networks:");
    deployed();
  }

  @Test
  void writesTheRarerOptionsOfDockerRun() {
    docker("run", "-d", "--name", name + "-other", Lab.Docker.IMAGE);
    run(
        "--link",
        name + "-other:base",
        "-P",
        "--expose",
        "9000/udp",
        "--device-cgroup-rule",
        "c 1:3 rwm",
        "--memory-swappiness",
        "10",
        "--cgroup-parent",
        "/steward-lab",
        "--cgroupns",
        "private",
        "--mount",
        "type=volume,src=" + name + "-data,dst=/data,volume-nocopy",
        "--mount",
        "type=tmpfs,dst=/memory,tmpfs-mode=1770,tmpfs-size=1000000");
    String before = inspect(OPTIONS);

    assertThat(adopt().stacks().get(0).remarks()).isEmpty();

    assertThat(compose())
        .contains(
            "external_links:\n    - " + name + "-other:base\n",
            "ports:\n    - '8080'\n    - 9000/udp\n",
            "device_cgroup_rules:\n    - c 1:3 rwm\n",
            "mem_swappiness: 10\n",
            "cgroup_parent: /steward-lab\n",
            "cgroup: private\n",
            "mode: 1016\n",
            "nocopy: true\n")
        .doesNotContain("expose:");
    deployed();
    assertThat(inspect(OPTIONS)).isEqualTo(before);
  }

  @Test
  void writesAddressesOfTheLinkAndLinksOnANetwork() {
    String net = name + "-net";
    docker("run", "-d", "--name", name + "-other", "--network", net, Lab.Docker.IMAGE);
    run("--network", net, "--link-local-ip", "169.254.7.7", "--link", name + "-other:base");
    String format =
        "{{with index .NetworkSettings.Networks \"%s\"}}{{.Links}} {{.IPAMConfig}}{{end}}";
    String before = inspect(format.formatted(net));

    assertThat(adopt().stacks().get(0).remarks()).isEmpty();

    assertThat(compose()).contains("link_local_ips:\n        - 169.254.7.7\n");
    deployed();
    assertThat(inspect(format.formatted(net))).isEqualTo(before);
  }

  @Test
  void writesGraphicsCards() {
    docker("create", "--name", name, "--gpus", "all", Lab.Docker.IMAGE);

    assertThat(adopt().stacks().get(0).remarks()).isEmpty();

    assertThat(compose()).contains("devices:\n          - capabilities:\n            - gpu\n");
  }

  @Test
  void saysWhichOptionsAreLost() {
    docker(
        "create",
        "--name",
        name,
        "--cpuset-mems",
        "0",
        "--memory-swappiness",
        "0",
        "--link-local-ip",
        "169.254.7.8",
        Lab.Docker.IMAGE);

    Adopted adopted = adopt();

    assertThat(adopted.stacks().get(0).remarks())
        .containsExactly(
            "Its --memory-swappiness 0 is not in the file, and is lost with the first deploy.",
            "Its --link-local-ip is not in the file, and is lost with the first deploy.",
            "Its --cpuset-mems is not in the file, and is lost with the first deploy.");
    assertThat(text(adopted))
        .contains("!                   Its --cpuset-mems is not in the file, and is lost");
  }
}
