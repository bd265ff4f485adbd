// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.testing.Lab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DockerEngineTest {
  private final LabEngine lab = new LabEngine();
  private final DockerEngine engine = lab.engine;

  @AfterEach
  void cleanUp() {
    lab.close();
  }

  @Test
  void tellsWhichEngineItIs() {
    EngineInfo info = engine.info();

    assertThat(info.version()).isEqualTo(lab.docker("version", "-f", "{{.Server.Version}}"));
    assertThat(info.apiVersion()).matches("1\\.\\d+");
    assertThat(info.rootFolder()).isEqualTo(lab.docker("info", "-f", "{{.DockerRootDir}}"));
    assertThat(info.osType()).isEqualTo("linux");
    assertThat(info.cpus()).isPositive();
    assertThat(info.cgroupVersion()).isIn("1", "2");
    assertThat(info.securityOptions()).anyMatch(option -> option.startsWith("name=seccomp"));
  }

  @Test
  void findsContainersByLabels() {
    String project = Lab.uniqueName("project");
    String name =
        lab.create(
            List.of(
                "--label",
                ComposeLabels.PROJECT + "=" + project,
                "--label",
                ComposeLabels.SERVICE + "=web"));
    lab.create(List.of("--label", ComposeLabels.PROJECT + "=other-" + project));

    List<ContainerSummary> found = engine.listProject(project);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).name()).isEqualTo(name);
    assertThat(found.get(0).project()).contains(project);
    assertThat(found.get(0).service()).contains("web");
    assertThat(found.get(0).state()).isEqualTo("created");
    assertThat(found.get(0).image()).isEqualTo("steward/tiny:1");
  }

  @Test
  void startsStopsRenamesAndRemoves() {
    String name = lab.create(List.of(), "sleep", "300");

    engine.start(name);
    engine.start(name);
    assertThat(engine.getContainer(name).state().running()).isTrue();

    engine.restart(name, Duration.ofSeconds(5));
    engine.stop(name, Duration.ofSeconds(5));
    engine.stop(name, Duration.ofSeconds(5));
    ContainerState stopped = engine.getContainer(name).state();
    assertThat(stopped.status()).isEqualTo("exited");
    assertThat(stopped.exitCode()).isEqualTo(137);
    assertThat(stopped.finishedAt().orElseThrow()).isAfter(stopped.startedAt().orElseThrow());

    engine.rename(name, name + "-b");
    assertThat(engine.findContainer(name)).isEmpty();
    engine.removeContainer(name + "-b");
    assertThat(engine.findContainer(name + "-b")).isEmpty();
  }

  @Test
  void waitsForTheEnd() {
    String name = lab.run("sh", "-c", "sleep 1; exit 4");

    assertThat(engine.waitFor(name, Duration.ofMillis(100))).isEmpty();
    assertThat(engine.waitFor(name, Duration.ofSeconds(20))).hasValue(4);
    assertThatThrownBy(() -> engine.waitFor("no-such", Duration.ofSeconds(20)))
        .hasMessageEndingWith("refused 'wait no-such' with 404: No such container: no-such");
  }

  @Test
  void sendsSignals() {
    String name = lab.run("sh", "-c", "trap 'exit 7' HUP; echo ready; while :; do sleep 0.1; done");
    await().until(() -> lab.docker("logs", name).equals("ready"));

    engine.kill(name, "HUP");

    await().until(() -> engine.getContainer(name).state().exitCode() == 7);
  }

  @Test
  void saysWhatIsNotThere() {
    assertThatThrownBy(() -> engine.getContainer("no-such"))
        .isInstanceOfSatisfying(
            OperationException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND))
        .hasMessage("no container 'no-such'");
    assertThatThrownBy(() -> engine.getImage("no-such:1")).hasMessage("no image 'no-such:1'");
    assertThat(engine.findNetwork("no-such")).isEmpty();
    assertThat(engine.findVolume("no-such")).isEmpty();
    assertThatThrownBy(() -> engine.start("no-such"))
        .isInstanceOfSatisfying(
            OperationException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND))
        .hasMessage(
            "Docker at %s refused 'start no-such' with 404: No such container: no-such",
            lab.lab.host());
  }

  @Test
  void passesOnWhyTheEngineRefused() {
    String name = lab.run("sleep", "300");

    assertThatThrownBy(() -> engine.rename(lab.create(List.of()), name))
        .isInstanceOfSatisfying(
            OperationException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.FAILED))
        .hasMessageContaining(
            "with 409: Error when allocating new name: Conflict. The container name \"/"
                + name
                + "\" is already");
  }

  @Test
  void inspectsManyAtATimeInOrder() {
    List<String> names = new ArrayList<>();
    for (int number = 0; number < 12; number++) {
      names.add(lab.create(List.of()));
    }
    names.add(3, "no-such");

    List<ContainerInfo> found = engine.inspectContainers(names);

    names.remove("no-such");
    assertThat(found).extracting(ContainerInfo::name).containsExactlyElementsOf(names);
  }

  @Test
  void hearsWhatHappensFromNowOn() throws Exception {
    String label = Lab.uniqueName("label");
    String name = lab.create(List.of("--label", "test=" + label), "true");
    String other = lab.create(List.of(), "true");
    List<EngineEvent> heard = new CopyOnWriteArrayList<>();

    try (var events = engine.events(Map.of("test", label), heard::add)) {
      engine.start(other);
      engine.start(name);
      await().until(() -> heard.stream().anyMatch(event -> event.action().equals("die")));
      assertThat(events.isOpen()).isTrue();

      events.cancel();
      assertThat(events.await(Duration.ofSeconds(5))).isTrue();
    }

    String id = engine.getContainer(name).id();
    assertThat(heard).extracting(EngineEvent::action).contains("start", "die");
    assertThat(heard).allMatch(event -> event.type().equals("container") && event.id().equals(id));
    assertThat(heard.get(0).attributes()).containsEntry("name", name);
  }

  @Test
  void removesAVolume() {
    String name = Lab.uniqueName("volume");
    lab.removeLater("volume", "rm", "-f", name);
    lab.docker("volume", "create", name);

    engine.removeVolume(name);

    assertThat(engine.findVolume(name)).isEmpty();
  }

  @Test
  void knowsNetworksAndVolumes() {
    String name = Lab.uniqueName("thing");
    lab.removeLater("volume", "rm", name);
    lab.docker("volume", "create", "--label", "made=" + name, name);
    lab.docker("network", "create", "--label", "made=" + name, "--internal", name);
    String container = lab.create(List.of("--network", name), "sleep", "300");
    engine.start(container);

    NetworkInfo network = engine.findNetwork(name).orElseThrow();
    assertThat(network.internal()).isTrue();
    assertThat(network.driver()).isEqualTo("bridge");
    assertThat(network.subnets()).hasSize(1);
    assertThat(network.containers()).containsExactly(engine.getContainer(container).id());
    assertThat(engine.listNetworks(Map.of("made", name)))
        .extracting(NetworkInfo::name)
        .containsExactly(name);
    VolumeInfo volume = engine.findVolume(name).orElseThrow();
    assertThat(volume.driver()).isEqualTo("local");
    assertThat(engine.listVolumes(Map.of("made", name))).containsExactly(volume);
    assertThatThrownBy(() -> engine.removeNetwork(name)).hasMessageContaining("active endpoints");

    engine.removeContainer(container);
    engine.removeNetwork(name);
    assertThat(engine.findNetwork(name)).isEmpty();
  }
}
