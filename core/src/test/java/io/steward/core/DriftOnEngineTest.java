// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.Acceptance;
import io.steward.core.deploy.Change;
import io.steward.core.deploy.DeployResult;
import io.steward.core.deploy.Drift;
import io.steward.core.deploy.Drifts;
import io.steward.core.deploy.FieldChange;
import io.steward.core.deploy.Outcome;
import io.steward.core.deploy.Selection;
import io.steward.core.deploy.ServiceDrift;
import io.steward.core.deploy.ServiceDrift.State;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Page;
import io.steward.core.operation.Run;
import io.steward.core.process.ProcessResult;
import io.steward.core.testing.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finds on the real engine what another hand did. */
class DriftOnEngineTest {
  private static final String APP =
      """
      services:
        web:
          image: steward/tiny:1
          environment: { COLOUR: blue }
          mem_limit: 64m
          restart: always
          labels: { tier: front }
          volumes: [ "./web.conf:/etc/web.conf:ro", "data:/data" ]
          ports: [ "127.0.0.1::8080" ]
        worker:
          image: steward/tiny:1
      volumes: { data: {} }
      """;

  @TempDir Path folder;
  private EngineHomelab lab;

  @BeforeEach
  void begin() {
    lab = new EngineHomelab(folder);
    lab.stack("app", APP).write("stacks/app/web.conf", "one\n");
  }

  @AfterEach
  void end() {
    lab.close();
  }

  private Drift drift(String... names) {
    try (Steward steward = lab.start()) {
      Selection selection = Selection.of(steward.get(Homelab.class), List.of(names), folder);
      return steward.get(Drifts.class).find(selection, true);
    }
  }

  private Optional<ServiceDrift> of(String service) {
    return drift("app").stacks().get(0).services().stream()
        .filter(drift -> drift.service().equals(service))
        .findFirst();
  }

  private static List<String> words(ServiceDrift drift) {
    return drift.differences().stream()
        .map(change -> (change.field() + " " + change.name()).strip() + " " + change.values())
        .toList();
  }

  private void docker(String... words) {
    ProcessResult result = lab.docker(words);
    assertThat(result.succeeded()).as(result.errors()).isTrue();
  }

  private void compose(String... words) {
    String[] line = new String[words.length + 6];
    line[0] = "compose";
    line[1] = "-p";
    line[2] = lab.project("app");
    line[3] = "-f";
    line[4] = folder.resolve("stacks/app/compose.yaml").toString();
    System.arraycopy(words, 0, line, 5, words.length);
    line[line.length - 1] = "--quiet-pull";
    docker(line);
  }

  @Test
  void nothingDriftedAfterDeployingEveryKindOfSetting() throws IOException {
    lab.write("stacks/app/.env", "COLOUR=blue\n")
        .write("stacks/app/app.env", "FROM_FILE=yes\n")
        .write("stacks/app/app.conf", "a: 1\n")
        .write("stacks/app/password", "hush\n");
    lab.stack("app", Files.readString(Path.of("src/test/resources/deploy/every-setting.yaml")));
    lab.deploy("app");

    assertThat(drift("app").stacks().get(0).services()).isEmpty();
  }

  @Test
  void tellsOnlyTheNetworkThatIsLost() {
    lab.stack(
        "app",
        """
        services: { web: { image: steward/tiny:1, networks: [ one, two ] } }
        networks: { one: {}, two: {} }
        """);
    lab.deploy("app");

    docker("network", "disconnect", lab.project("app") + "_one", lab.project("app") + "-web-1");

    assertThat(words(of("web").orElseThrow()))
        .containsExactly("network " + lab.project("app") + "_one joined → not set");
  }

  @Test
  void tellsNetworksBesidesTheFirstBridge() {
    String lan = lab.project("lan") + "_default";
    String web = lab.project("app") + "-web-1";
    lab.stack("lan", "services: { b: { image: steward/tiny:1 } }\n");
    lab.deploy("lan");
    lab.stack("app", "services: { web: { image: steward/tiny:1, network_mode: bridge } }\n");
    lab.deploy("app");
    assertThat(of("web")).isEmpty();

    docker("network", "connect", lan, web);
    assertThat(words(of("web").orElseThrow())).containsExactly("network " + lan + " joined");
    docker("network", "disconnect", "bridge", web);

    assertThat(words(of("web").orElseThrow()))
        .containsExactly("network " + lan + " joined", "network mode bridge → not set");
    assertThat(lab.plan("app").isEmpty()).isFalse();
    docker("network", "disconnect", lan, web);
  }

  @Test
  void takesAnAliasThatIsItsOwnNameForNothing() {
    lab.stack(
        "names",
        """
        services:
          one:
            image: steward/tiny:1
            networks: { default: { aliases: [ one ] } }
          two:
            image: steward/tiny:1
            container_name: %1$s-two
            networks: { default: { aliases: [ two, %1$s-two, %1$s-two-1, other ] } }
        """
            .formatted(lab.project("names")));

    assertThat(lab.deploy("names").stacks().get(0).remarks()).isEmpty();
    assertThat(lab.plan("names").isEmpty()).isTrue();
    assertThat(drift("names").stacks().get(0).services()).isEmpty();
  }

  @Test
  void findsWhatComposeChangedByHandAndWhen() {
    lab.deploy("app");
    lab.stack(
        "app",
        APP.replace("blue", "green").replace("always", "'no'").replace("tier: front", "tier: x"));
    compose("up", "-d");

    ServiceDrift web = of("web").orElseThrow();

    assertThat(words(web))
        .containsExactly(
            "environment COLOUR blue → green", "label tier front → x", "restart always → not set");
    assertThat(web.by()).isEqualTo("probably docker compose by hand");
    assertThat(web.at()).isPresent();
    assertThat(of("worker")).isEmpty();
    assertThat(drift("app").stacks().get(0).otherHands())
        .containsExactly(lab.project("app") + "-web-1");
  }

  @Test
  void findsALimitThatWasChangedInPlace() {
    lab.deploy("app");
    docker("update", "--memory", "128m", "--memory-swap", "256m", lab.ids("app").get("web"));

    ServiceDrift web = of("web").orElseThrow();

    assertThat(words(web)).containsExactly("memory 64 MB → 128 MB");
    assertThat(web.at()).isEmpty();
    assertThat(web.by()).isEmpty();
  }

  /** Compose names an external network by its id where it says which one comes first. */
  @Test
  void anExternalNetworkIsAsItWasPlanned() {
    String network = Lab.uniqueName("drift");
    docker("network", "create", network);
    lab.stack(
        "app",
        "services: { web: { image: 'steward/tiny:1', networks: [ own ] } }\n"
            + "networks: { own: { name: "
            + network
            + ", external: true } }\n");
    try {
      DeployResult result = lab.deploy("app");

      assertThat(result.stacks().get(0).remarks()).isEmpty();
      assertThat(drift("app").stacks().get(0).services()).isEmpty();
      assertThat(lab.plan("app").isEmpty()).isTrue();
    } finally {
      lab.docker("compose", "-p", lab.project("app"), "down", "-t", "0");
      docker("network", "rm", network);
    }
  }

  @Test
  void findsANetworkThatWasJoined() {
    lab.deploy("app");
    String network = Lab.uniqueName("drift");
    docker("network", "create", network);
    try {
      docker("network", "connect", network, lab.ids("app").get("worker"));

      assertThat(words(of("worker").orElseThrow()))
          .containsExactly("network " + network + " joined");
    } finally {
      docker("network", "disconnect", network, lab.ids("app").get("worker"));
      docker("network", "rm", network);
    }
  }

  @Test
  void findsWhatIsMissingStoppedAndExtra() {
    lab.deploy("app");
    Instant begin = Instant.now();
    docker("stop", "-t", "0", lab.ids("app").get("web"));
    docker("rm", "-f", lab.ids("app").get("worker"));
    String extra = lab.project("app") + "-extra";
    docker(
        "run",
        "-d",
        "--name",
        extra,
        "--label",
        "com.docker.compose.project=" + lab.project("app"),
        "--label",
        "com.docker.compose.service=extra",
        Lab.Docker.IMAGE);

    assertThat(of("web").orElseThrow().state()).isEqualTo(State.ENDED);
    assertThat(of("web").orElseThrow().at()).isPresent();
    ServiceDrift worker = of("worker").orElseThrow();
    assertThat(worker.state()).isEqualTo(State.MISSING);
    assertThat(words(worker)).containsExactly("state exit code 137");
    assertThat(worker.at().orElseThrow()).isBetween(begin, Instant.now());
    assertThat(of("extra").orElseThrow().state()).isEqualTo(State.EXTRA);
    docker("rm", "-f", extra);
  }

  @Test
  void saysHowAPausedContainerIsPutBack() {
    lab.deploy("app");
    String web = lab.ids("app").get("web");
    docker("pause", web);
    docker("stop", "-t", "0", lab.ids("app").get("worker"));
    String name = lab.project("app") + "-web-1";
    var page = new Page();

    drift("app").print(page);

    assertThat(page.plain())
        .contains("  app/web           paused       frozen by docker pause\n")
        .contains("  To put back:      steward deploy app/worker\n")
        .contains("\n                    docker unpause " + name + "\n");
    docker("unpause", web);
    assertThat(of("web")).isEmpty();
  }

  @Test
  void asksForOneListAndOnceForEachContainerEightAtATime() throws IOException {
    var text = new StringBuilder("services:\n");
    for (int number = 1; number <= 20; number++) {
      text.append("  s").append(number).append(": { image: 'steward/tiny:1' }\n");
    }
    lab.monitor("0s").stack("app", text.toString());
    lab.deploy("app");
    try (var proxy = new CountingProxy(lab.docker.socket())) {
      lab.variable("DOCKER_HOST", "unix://" + proxy.socket());

      assertThat(drift("app").stacks().get(0).compared()).isEqualTo(20);

      assertThat(proxy.seen()).isEmpty();
      assertThat(proxy.read()).filteredOn(path -> path.contains("/containers/json")).hasSize(1);
      assertThat(proxy.read())
          .filteredOn(path -> path.matches(".*/containers/[0-9a-f]{64}/json"))
          .hasSize(20)
          .doesNotHaveDuplicates();
      assertThat(proxy.mostAtOnce()).isBetween(2, 8);
    }
  }

  @Test
  void findsAMountedFileThatChanged() {
    lab.deploy("app");
    lab.write("stacks/app/web.conf", "one\ntwo\n");

    assertThat(of("web").orElseThrow().differences())
        .containsExactly(FieldChange.note("file", "web.conf", "+1 −0 lines"));
  }

  @Test
  void findsATagThatMovedAndTheImageThatFollowedIt() {
    String image = lab.project("app") + ":own";
    docker("tag", Lab.Docker.IMAGE, image);
    lab.stack("app", "services: { web: { image: '" + image + "' } }\n");
    lab.deploy("app");
    docker("tag", Lab.Docker.NEWER_IMAGE, image);

    ServiceDrift tag = of("web").orElseThrow();
    compose("up", "-d");
    ServiceDrift followed = of("web").orElseThrow();

    assertThat(tag.differences()).extracting(FieldChange::field).containsExactly("tag");
    assertThat(followed.differences()).extracting(FieldChange::field).containsExactly("image");
    assertThat(followed.differences().get(0).from()).isEqualTo(tag.differences().get(0).from());
    assertThat(followed.differences().get(0).to()).isEqualTo(tag.differences().get(0).to());
    docker("rmi", "-f", image);
  }

  @Test
  void goesBackToWhatWasAcceptedWhenTheNextDeployFails() {
    lab.deploy("app");
    lab.stack("app", APP.replace("blue", "red").replace("    mem_limit: 64m\n", ""));
    compose("up", "-d");
    docker("update", "--restart", "on-failure:3", lab.ids("app").get("worker"));

    try (Steward steward = lab.start()) {
      Selection selection = Selection.of(steward.get(Homelab.class), List.of("app"), folder);
      steward.get(Acceptance.class).accept(selection, "it is fine", Run.of("test", folder));
    }

    assertThat(drift("app").stacks().get(0).services()).isEmpty();
    lab.stack(
        "app", APP.replace("blue", "green").replace("web:\n", "web:\n    command: ['false']\n"));
    assertThat(lab.plan("app").stacks().get(0).names(Change.RECREATE))
        .containsExactly("web", "worker");
    DeployResult failed = lab.deploy("app");
    assertThat(failed.stacks().get(0).outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(drift("app").stacks().get(0).services()).isEmpty();
    assertThat(
            lab.docker(
                    "inspect",
                    "-f",
                    "{{.Config.Env}} {{.HostConfig.Memory}}",
                    lab.ids("app").get("web"))
                .output())
        .contains("COLOUR=red")
        .endsWith(" 0\n");
  }

  @Test
  void namesWhatIsInNoStack() {
    lab.deploy("app");
    String name = Lab.uniqueName("outside");
    docker("run", "-d", "--name", name, Lab.Docker.IMAGE);
    try {
      Drift drift = drift();

      assertThat(drift.outside())
          .filteredOn(outside -> outside.name().equals(name))
          .singleElement()
          .matches(outside -> outside.project().isEmpty() && outside.state().equals("running"));
      assertThat(drift.outside())
          .noneMatch(outside -> outside.project().equals(lab.project("app")));
    } finally {
      docker("rm", "-f", name);
    }
  }
}
