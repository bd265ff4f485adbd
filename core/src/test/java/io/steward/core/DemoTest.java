// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.config.ConfigurationSource;
import io.steward.core.demo.Cleared;
import io.steward.core.demo.DemoResult;
import io.steward.core.deploy.LabStatus;
import io.steward.core.deploy.StackStatus.Grade;
import io.steward.core.docker.DockerConfig;
import io.steward.core.docker.DockerEndpoint;
import io.steward.core.docker.DockerEngine;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Json;
import io.steward.core.operation.Page;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import io.steward.core.process.ProcessRunner;
import io.steward.core.testing.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as the command runs it, on the real engine and without one. */
class DemoTest {
  private static final Map<String, String> NO_ENGINE =
      Map.of("DOCKER_HOST", "unix:///nowhere/docker.sock", "PATH", "/usr/bin:/bin");
  private static final String NO_ENGINE_REASON =
      "cannot reach Docker at unix:///nowhere/docker.sock: no such file or directory";

  @TempDir Path folder;
  private final List<String> pages = new ArrayList<>();
  private final List<Progress.Step> steps = new ArrayList<>();
  private String stopAt = "nothing says this";
  private boolean stopped;

  private final Progress listener =
      new Progress() {
        @Override
        public synchronized void report(Step step) {
          steps.add(step);
        }

        @Override
        public synchronized void show(Page page) {
          pages.add(page.plain());
          stopped |= page.plain().contains(stopAt);
        }
      };

  private Path lab() {
    return folder.resolve("lab");
  }

  private DemoResult demo(Map<String, String> variables, boolean keep, boolean dryRun) {
    var run = new Run("", "test", folder, dryRun, listener, question -> true, () -> stopped);
    try (Steward steward =
        Steward.start(ConfigurationSource.of(folder, variables), Plugins.find())) {
      return (DemoResult) steward.run("demo", Map.of("dir", "lab", "keep", keep), run);
    }
  }

  private static String text(DemoResult result) {
    var page = new Page();
    result.print(page);
    return page.plain();
  }

  private String story() {
    return String.join("\n", pages);
  }

  /** Names of everything on the engine that begins with this. */
  private static List<String> onEngine(Lab.Docker docker, String name) {
    Map<String, String> variables = docker.environment();
    Path home = Path.of("/nowhere");
    var config = new DockerConfig(variables, home, new ProcessRunner());
    try (var engine = new DockerEngine(DockerEndpoint.find(variables, home), config)) {
      return Stream.of(
              engine.listContainers(Map.of()).stream().map(c -> c.name()),
              engine.listNetworks(Map.of()).stream().map(n -> n.name()),
              engine.listVolumes(Map.of()).stream().map(v -> v.name()),
              Stream.of(name + ":1", name + ":2").filter(i -> engine.findImage(i).isPresent()))
          .flatMap(names -> names)
          .filter(found -> found.startsWith(name))
          .toList();
    }
  }

  @Test
  void deploysBreaksAndHealsARealHomelabAndLeavesNothing() {
    Lab.Docker docker = Lab.docker();

    DemoResult result = demo(docker.environment(), false, false);

    assertThat(result.error()).isEmpty();
    assertThat(result.simulated()).isFalse();
    assertThat(result.deployed()).isTrue();
    assertThat(result.rolledBack()).isTrue();
    assertThat(result.update().orElseThrow().stacks().get(0).error())
        .isEqualTo("web: unhealthy, health check: not ready: its data is not moved");
    assertThat(result.update().orElseThrow().stacks().get(0).log())
        .contains("error  no such column: posts.author");
    assertThat(result.status().orElseThrow())
        .isInstanceOfSatisfying(
            LabStatus.class, status -> assertThat(status.count(Grade.WELL)).isEqualTo(4));
    assertThat(result.cleared()).isEqualTo(new Cleared(4, 3, 1, 2, List.of()));
    assertThat(onEngine(docker, result.id())).isEmpty();
    assertThat(lab()).doesNotExist();
    assertThat(story())
        .startsWith("Steward's demo on Docker ")
        .contains("1  A homelab of three stacks in " + lab())
        .contains("+ web            create    image        " + result.id() + ":1")
        .contains("✗ website       rolled back   runs revision 1")
        .contains("Services: 4 well.")
        .doesNotContain("imulated");
  }

  @Test
  void leavesNothingWhenItIsStopped() {
    Lab.Docker docker = Lab.docker();
    stopAt = "Everything changed is ready";

    assertThatThrownBy(() -> demo(docker.environment(), true, false))
        .isInstanceOfSatisfying(
            OperationException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INTERRUPTED));

    String id = story().replaceFirst("(?s).*makes is called (\\S+) .*", "$1");
    assertThat(id).startsWith("steward-demo-");
    assertThat(story()).contains("Now: ").doesNotContain("A bad update");
    assertThat(onEngine(docker, id)).isEmpty();
    assertThat(lab()).doesNotExist();
  }

  @Test
  void isSimulatedWithoutAnEngineAndSaysSoInEveryLine() {
    DemoResult result = demo(NO_ENGINE, false, false);

    assertThat(result.error()).isEmpty();
    assertThat(result.simulated()).isTrue();
    assertThat(result.reason()).isEqualTo(NO_ENGINE_REASON);
    assertThat(result.rolledBack()).isTrue();
    assertThat(result.cleared()).isEqualTo(new Cleared(0, 0, 0, 0, List.of()));
    assertThat(lab()).doesNotExist();
    assertThat(pages.get(0).replace('\n', ' '))
        .startsWith("Simulated, nothing here is real: " + NO_ENGINE_REASON + ".");
    assertThat(text(result).replace('\n', ' '))
        .startsWith("Simulated, nothing here was real: " + NO_ENGINE_REASON + ".");
    assertThat(Stream.concat(pages.stream().skip(1), Stream.of(text(result).split("\n\n", 2)[1])))
        .flatMap(page -> page.lines().toList())
        .allMatch(line -> line.isEmpty() || line.contains("imulated"), "says that it is simulated");
    assertThat(steps).allMatch(step -> step.detail().contains("simulated"));
    assertThat(Json.read(Json.write(result), "the result"))
        .containsEntry("simulated", true)
        .containsEntry("reason", NO_ENGINE_REASON)
        .containsKeys("plan", "deploy", "update", "status", "cleared");
  }

  @Test
  void staysWhenItShallAndGoesOnFromThere() throws Exception {
    Map<String, String> variables = new HashMap<>(NO_ENGINE);
    variables.put("STEWARD__DEPLOYMENT__STATE__FOLDER", folder.resolve("mine").toString());

    DemoResult result = demo(variables, true, true);

    assertThat(result.reason()).isEqualTo("this is a dry run");
    assertThat(result.kept()).isTrue();
    assertThat(text(result)).contains("· kept          " + lab()).contains("  rm -r " + lab());
    assertThat(folder.resolve("mine")).doesNotExist();
    assertThat(lab().resolve("state/state.db")).exists();
    try (Steward steward = Steward.start(ConfigurationSource.of(lab(), Map.of()), Plugins.find())) {
      var status = (LabStatus) steward.run("stack status", Map.of(), Run.of("test", lab()));
      assertThat(status.count(Grade.WELL)).isEqualTo(4);
    }
    Path mine = Files.writeString(folder.resolve("lab/mine.txt"), "mine");
    assertThatThrownBy(() -> demo(NO_ENGINE, false, false))
        .hasMessage(
            "the demo takes an empty folder, or one that is not there yet: "
                + lab()
                + " is neither");
    assertThat(mine).exists();
  }

  @Test
  void namesComposeWhenOnlyTheEngineIsThere() throws IOException {
    Lab.Docker docker = Lab.docker();
    Map<String, String> variables = new HashMap<>(docker.environment());
    variables.put("PATH", "/nowhere");
    Path configuration = Files.createDirectory(folder.resolve("docker"));
    Files.writeString(configuration.resolve("config.json"), "{\"cliPluginsExtraDirs\": []}");
    variables.put("DOCKER_CONFIG", configuration.toString());
    stopAt = "$ steward config validate";

    assertThatThrownBy(() -> demo(variables, false, false)).isInstanceOf(OperationException.class);

    assertThat(pages.get(0).replace("  (simulated)", "").replace('\n', ' '))
        .startsWith(
            "Simulated, nothing here is real: no Docker Compose 2.20 or newer: 'docker compose':"
                + " docker is not in PATH; 'docker-compose': docker-compose is not in PATH.");
    assertThat(lab()).doesNotExist();
  }
}
