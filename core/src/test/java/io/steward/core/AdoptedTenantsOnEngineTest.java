// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.ContainerAdoption;
import io.steward.core.deploy.DeployResult;
import io.steward.core.deploy.Outcome;
import io.steward.core.deploy.StackOutcome;
import io.steward.core.operation.Page;
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

/** Takes over on the real engine containers that docker run had live in one another. */
class AdoptedTenantsOnEngineTest {
  @TempDir Path folder;
  private EngineHomelab lab;
  private String leader;
  private final List<String> made = new ArrayList<>();

  @BeforeEach
  void begin() {
    lab = new EngineHomelab(folder);
    leader = Lab.uniqueName("m-leader");
    lab.ownConfiguration("id: attic\n");
  }

  @AfterEach
  void end() {
    for (int last = made.size() - 1; last >= 0; last--) {
      lab.docker("rm", "-f", made.get(last), made.get(last) + ".before-steward");
    }
    lab.close();
  }

  private String docker(String... words) {
    ProcessResult result = lab.docker(words);
    assertThat(result.succeeded()).as(result.errors()).isTrue();
    return result.output().strip();
  }

  private void run(String name, String... options) {
    made.add(name);
    List<String> line = new ArrayList<>(List.of("run", "-d", "--name", name));
    line.addAll(List.of(options));
    line.addAll(List.of(Lab.Docker.IMAGE, "sleep", "100000"));
    docker(line.toArray(String[]::new));
  }

  private void adopt(String... names) {
    for (String name : names) {
      try (Steward steward = lab.start()) {
        steward.get(ContainerAdoption.class).adopt(name, Optional.empty(), Run.of("test", folder));
      }
      String text = lab.read("config/deployment.yaml");
      String quick = name + ": { gate: { monitor: 1s, timeout: 20s } }";
      lab.write("config/deployment.yaml", text.replace(name + ": {}", quick));
    }
  }

  private void deployed(String... names) {
    DeployResult result = lab.deploy(names);
    var page = new Page();
    result.print(page);
    assertThat(result.stacks())
        .describedAs(page.plain())
        .extracting(StackOutcome::outcome)
        .containsOnly(Outcome.DEPLOYED);
  }

  private String tenant(String prefix) {
    String name = Lab.uniqueName(prefix);
    String of = "container:" + leader;
    run(name, "--network", of, "--pid", of, "--ipc", of);
    return name;
  }

  private void assertLivesInLeader(String name) {
    String id = docker("inspect", "--format", "{{.Id}}", leader);
    String spaces = "{{.HostConfig.NetworkMode}} {{.HostConfig.PidMode}} {{.HostConfig.IpcMode}}";
    assertThat(docker("inspect", "--format", spaces, name).split(" "))
        .containsOnly("container:" + id);
    assertThat(lab.plan(name).isEmpty()).isTrue();
  }

  @Test
  void aDeployOfAllHasTheLeaderFirstWhateverTheirNames() {
    run(leader, "--ipc", "shareable");
    String before = tenant("a-tenant");
    String after = tenant("z-tenant");
    adopt(before, leader, after);

    assertThat(lab.read("stacks/" + before + "/compose.yaml"))
        .contains(
            "network_mode: container:" + leader + "\n",
            "pid: container:" + leader + "\n",
            "ipc: container:" + leader + "\n");
    deployed(before, leader, after);

    assertLivesInLeader(before);
    assertLivesInLeader(after);
  }

  @Test
  void aTenantIsDeployedAfterItsLeaderWasMadeAnew() {
    run(leader, "--ipc", "shareable");
    String tenant = tenant("a-tenant");
    adopt(leader, tenant);

    deployed(leader);
    deployed(tenant);

    assertLivesInLeader(tenant);
  }
}
