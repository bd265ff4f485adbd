// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.Adopted;
import io.steward.core.deploy.ContainerAdoption;
import io.steward.core.deploy.DeployResult;
import io.steward.core.deploy.Drifts;
import io.steward.core.deploy.FieldChange;
import io.steward.core.deploy.Outcome;
import io.steward.core.deploy.Plan;
import io.steward.core.deploy.Selection;
import io.steward.core.error.InvalidException;
import io.steward.core.error.OperationException;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Page;
import io.steward.core.operation.Run;
import io.steward.core.process.ProcessResult;
import io.steward.core.testing.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes over on the real engine what docker run made. */
class AdoptContainerOnEngineTest {
  /** What docker run is given, an option each line. */
  private static final String GIVEN =
      """
      --restart unless-stopped
      -e COLOUR=blue $1 'x'
      -e API_TOKEN=p$w'd "q"
      -e END_TOKEN=it's "q" $1 \\\\
      -e BACK_TOKEN=abc\\
      -e EMPTY=
      -p 127.0.0.1:0:8080
      -v NAME-data:/data
      -v /anonymous
      -v FOLDER:/host:ro
      --tmpfs /scratch:size=1m
      --network NAME-net
      --network-alias friend
      --ip 10.231.77.9
      -u 0:0
      -m 64m
      --memory-reservation 32m
      --cpus 0.5
      --memory-swap 96m
      --memory-swappiness 10
      --oom-kill-disable
      --cpu-shares 512
      --cpuset-cpus 0
      --cgroup-parent /NAME
      --cgroupns private
      --userns host
      --dns-option ndots:2
      --device-cgroup-rule c 1:3 rwm
      --device-write-bps /dev/vda:10mb
      --pids-limit 50
      -l tier=front
      -l price=5$
      --cap-add NET_ADMIN
      --cap-drop MKNOD
      --device /dev/null:/dev/zilch:r
      --health-cmd true
      --health-interval 1s
      --health-retries 2
      -w /tmp
      -h host-a
      --stop-timeout 3
      --init
      --read-only
      --ulimit nofile=1000:2000
      --shm-size 32m
      --log-opt max-size=1m
      --add-host db:10.0.0.1
      --dns 10.0.0.2
      --sysctl net.ipv4.ip_unprivileged_port_start=80
      --security-opt no-new-privileges:true
      --group-add 5
      --entrypoint /bin/sh
      -t
      """;

  private static final String CONFIGURATION = "id: attic\nstacks:\n  other: { dir: . }\n";

  @TempDir Path folder;
  private EngineHomelab lab;
  private String name;

  @BeforeEach
  void begin() {
    lab = new EngineHomelab(folder);
    name = Lab.uniqueName("adopted");
    lab.write("compose.yaml", "services: { x: { image: 'steward/tiny:1' } }\n");
    lab.ownConfiguration(CONFIGURATION);
  }

  @AfterEach
  void end() {
    lab.docker("compose", "-p", name, "down", "-v", "--remove-orphans", "-t", "0");
    lab.docker("rm", "-f", name, name + ".before-steward");
    lab.docker("volume", "rm", name + "-data");
    lab.docker("network", "rm", name + "-net");
    lab.close();
  }

  private String docker(String... words) {
    ProcessResult result = lab.docker(words);
    assertThat(result.succeeded()).as(result.errors()).isTrue();
    return result.output().strip();
  }

  private String run(String... options) {
    List<String> line = new ArrayList<>(List.of("run", "-d", "--name", name));
    line.addAll(List.of(options));
    return docker(line.toArray(String[]::new));
  }

  private Adopted adopt() {
    return adopt(name);
  }

  private Adopted adopt(String as) {
    try (Steward steward = lab.start()) {
      Optional<String> other = Optional.of(as).filter(word -> !word.equals(name));
      return steward.get(ContainerAdoption.class).adopt(name, other, Run.of("test", folder));
    }
  }

  private void quickGate() {
    String text = lab.read("config/deployment.yaml");
    lab.write(
        "config/deployment.yaml",
        text.replace(name + ": {}", name + ": { gate: { monitor: 2s, timeout: 20s } }"));
  }

  private static Outcome outcome(DeployResult result) {
    return result.stacks().get(0).outcome();
  }

  private static String text(io.steward.core.operation.Printable result) {
    var page = new Page();
    result.print(page);
    return page.plain();
  }

  private String id(String container) {
    return docker("inspect", "--format", "{{.Id}}", container);
  }

  private List<FieldChange> planned() {
    return lab.plan(name).stacks().get(0).find(name).orElseThrow().fields();
  }

  private FieldChange anew() {
    return FieldChange.note("container", name, "was made without Compose, which makes it anew");
  }

  private String[] given() {
    List<String> words = new ArrayList<>();
    for (String line : GIVEN.lines().toList()) {
      String option = line.replace("NAME", name).replace("FOLDER", folder.toString());
      words.addAll(List.of(option.split(" ", 2)));
    }
    words.addAll(List.of(Lab.Docker.IMAGE, "-c", "echo $COLOUR; exec httpd -f -p 8080"));
    return words.toArray(String[]::new);
  }

  private List<String> environment() {
    return docker("inspect", "--format", "{{range .Config.Env}}{{println .}}{{end}}", name)
        .lines()
        .toList();
  }

  @Test
  void writesWhatDockerRunWasGiven() throws IOException {
    docker("network", "create", "--subnet", "10.231.77.0/24", name + "-net");
    String id = run(given());

    Adopted adopted = adopt();

    assertThat(id(name)).isEqualTo(id);
    assertThat(planned()).containsExactly(anew());
    assertThat(lab.read("config/deployment.yaml"))
        .isEqualTo(CONFIGURATION + "  " + name + ": {}\n");
    assertThat(lab.read("stacks/" + name + "/compose.yaml"))
        .contains("API_TOKEN: ${API_TOKEN}", "external: true")
        .doesNotContain("p$w");
    Path secrets = folder.resolve("stacks/" + name + "/.env");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
        .isEqualTo("rw-------");
    assertThat(text(adopted))
        .contains(
            "The first deploy makes it anew and keeps it aside until that is ready.",
            "written: stacks/" + name + "/.env")
        .doesNotContain("p$w");
    quickGate();
    List<String> environment = environment();

    DeployResult result = lab.deploy(name);

    assertThat(outcome(result)).describedAs(text(result)).isEqualTo(Outcome.DEPLOYED);
    assertThat(text(result)).doesNotContain("bug of Steward's");
    assertThat(id(name)).isNotEqualTo(id);
    assertThat(environment()).containsExactlyInAnyOrderElementsOf(environment).isNotEmpty();
    assertThat(lab.docker("inspect", name + ".before-steward").succeeded()).isFalse();
    assertThat(lab.plan(name).isEmpty()).isTrue();
  }

  @Test
  void aPlainContainerIsListedNowhereAsAStranger() {
    run(Lab.Docker.IMAGE);

    adopt();

    assertThat(planned()).containsExactly(anew());
    try (Steward steward = lab.start()) {
      Selection all = Selection.all(steward.get(Homelab.class));
      assertThat(steward.get(Drifts.class).find(all, false).outside())
          .noneMatch(outside -> outside.name().equals(name));
    }
  }

  @Test
  void theOldOneIsPutBackWhenTheNewOneIsNotReady() {
    String id = run("-v", name + "-data:/data", Lab.Docker.IMAGE);
    adopt();
    quickGate();
    String compose = lab.read("stacks/" + name + "/compose.yaml");
    lab.write(
        "stacks/" + name + "/compose.yaml",
        compose.replace("container_name:", "command: ['false']\n    container_name:"));

    DeployResult failed = lab.deploy(name);

    assertThat(outcome(failed)).describedAs(text(failed)).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(text(failed)).contains(name + " runs again as it was.");
    assertThat(id(name)).isEqualTo(id);
    assertThat(docker("inspect", "--format", "{{.State.Running}}", name)).isEqualTo("true");

    lab.write("stacks/" + name + "/compose.yaml", compose);
    assertThat(outcome(lab.deploy(name))).isEqualTo(Outcome.DEPLOYED);
    Plan plan = lab.plan(name);
    assertThat(plan.isEmpty()).describedAs(text(plan)).isTrue();
  }

  @Test
  void aDeployOfAnotherServiceLeavesItAlone() {
    String id = run(Lab.Docker.IMAGE);
    adopt();
    quickGate();
    String file = "stacks/" + name + "/compose.yaml";
    lab.write(
        file,
        lab.read(file).replace("services:\n", "services:\n  extra: {image: 'steward/tiny:1'}\n"));

    DeployResult result = lab.deploy(name + "/extra");

    assertThat(outcome(result)).describedAs(text(result)).isEqualTo(Outcome.DEPLOYED);
    assertThat(docker("inspect", "--format", "{{.Id}} {{.State.Running}}", name))
        .isEqualTo(id + " true");
    assertThat(planned()).containsExactly(anew());

    String extra = id(name + "-extra-1");
    lab.write(
        file, lab.read(file).replace("container_name:", "command: ['false']\n    container_name:"));
    DeployResult failed = lab.deploy(name);

    assertThat(outcome(failed)).describedAs(text(failed)).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(text(failed)).contains(name + " runs again as it was.");
    assertThat(docker("inspect", "--format", "{{.Id}} {{.State.Running}}", name))
        .isEqualTo(id + " true");
    assertThat(id(name + "-extra-1")).isEqualTo(extra);
    assertThat(docker("ps", "-aq", "--filter", "name=" + name)).hasLineCount(2);
  }

  @Test
  void refusesWhatBelongsToAProjectAndWhatIsThereAlready() {
    run("--label", "com.docker.compose.project=blog", Lab.Docker.IMAGE);
    assertThatThrownBy(this::adopt)
        .hasMessage("container " + name + " cannot be adopted: it belongs to Compose project blog");
    docker("rm", "-f", name);
    run(Lab.Docker.IMAGE);
    lab.write("stacks/" + name + "/.env", "A=1\n");

    assertThatThrownBy(this::adopt)
        .hasMessage(
            "container " + name + " cannot be adopted: stacks/" + name + "/.env is there already");
    assertThat(lab.read("config/deployment.yaml")).isEqualTo(CONFIGURATION);
  }

  @Test
  void refusesWhatGoesWhenItStops() {
    String id = run("--rm", "-v", name + "-data:/data", Lab.Docker.IMAGE);

    assertThatThrownBy(this::adopt)
        .isInstanceOfSatisfying(
            OperationException.class,
            e ->
                assertThat(e.hints())
                    .containsExactly(
                        "make it anew without --rm: docker run …, then steward stack adopt"
                            + " --container "
                            + name,
                        "or write stacks/%1$s/compose.yaml and its entry in config/deployment.yaml"
                                .formatted(name)
                            + " by hand, then docker stop %1$s and steward deploy %1$s"
                                .formatted(name)))
        .hasMessage(
            "container %s cannot be adopted: it was made with --rm and is gone once it stops, so it"
                    .formatted(name)
                + " cannot be kept aside until the new one is ready");

    assertThat(lab.read("config/deployment.yaml")).isEqualTo(CONFIGURATION);
    assertThat(folder.resolve("stacks")).doesNotExist();
    assertThat(docker("inspect", "--format", "{{.Id}} {{.State.Running}}", name))
        .isEqualTo(id + " true");
  }

  @Test
  void refusesNamesThatNoStackCanHave() {
    run(Lab.Docker.IMAGE);

    for (String bad : List.of("../x", "Bad Name", "..", "")) {
      assertThatThrownBy(() -> adopt(bad))
          .isInstanceOf(OperationException.class)
          .hasMessage("'" + bad + "' is not a name for a stack");
    }

    assertThat(folder.resolve("stacks")).doesNotExist();
    assertThat(lab.read("config/deployment.yaml")).isEqualTo(CONFIGURATION);
  }

  @Test
  void leavesNothingBehindWhenItFails() {
    run("-e", "API_TOKEN=x", Lab.Docker.IMAGE);
    String override = "stacks/" + name + "/compose.override.yaml";
    lab.write(override, "services: { " + name + ": { restart: 7 } }");

    assertThatThrownBy(this::adopt).isInstanceOf(InvalidException.class);

    assertThat(folder.resolve("stacks/" + name))
        .isDirectoryNotContaining(file -> !folder.resolve(override).equals(file));
    assertThat(lab.read("config/deployment.yaml")).isEqualTo(CONFIGURATION);
    lab.write(override, "services: { " + name + ": { restart: always } }");
    assertThat(adopt().stacks()).hasSize(1);
  }
}
