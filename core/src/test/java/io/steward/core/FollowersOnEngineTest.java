// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.Change;
import io.steward.core.deploy.ContainerState;
import io.steward.core.deploy.DeployResult;
import io.steward.core.deploy.Handled;
import io.steward.core.deploy.Handling;
import io.steward.core.deploy.Outcome;
import io.steward.core.deploy.Plan;
import io.steward.core.deploy.Selection;
import io.steward.core.deploy.ServiceControl;
import io.steward.core.deploy.StackOutcome;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Page;
import io.steward.core.operation.Run;
import io.steward.core.testing.Lab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change of one service does to those that depend on it, and to images, on the engine. */
class FollowersOnEngineTest {
  private static final String DEPENDENTS =
      """
      services:
        app:
          image: steward/tiny:1
          depends_on: { db: { condition: service_started, restart: true } }
        plain:
          image: steward/tiny:1
          depends_on: [db]
        db:
          image: steward/tiny:1
          environment: { COLOUR: blue }
      """;
  private static final String TENANTS =
      """
      services:
        app:
          image: steward/tiny:1
          command: [sleep, '600']
          network_mode: service:vpn
        vpn:
          image: steward/tiny:1
          environment: { COLOUR: blue }
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

  private Map<String, ContainerState> now() {
    Map<String, ContainerState> now = new TreeMap<>();
    lab.containers("app").forEach(container -> now.put(container.service(), container));
    return now;
  }

  private static Outcome outcome(DeployResult result) {
    return result.stacks().get(0).outcome();
  }

  @Test
  void restartsWhoSaysSoWithWhatItDependsOn() {
    lab.stack("app", DEPENDENTS);
    lab.deploy("app");
    Map<String, ContainerState> before = now();
    lab.stack("app", DEPENDENTS.replace("blue", "green"));

    Plan plan = lab.plan("app");
    DeployResult result = lab.deploy("app");

    var page = new Page();
    plan.print(page);
    assertThat(page.plain()).contains("  * app            restart   follows      db\n");
    assertThat(plan.stacks().get(0).names(Change.RESTART)).containsExactly("app");
    assertThat(outcome(result)).isEqualTo(Outcome.DEPLOYED);
    Map<String, ContainerState> after = now();
    assertThat(after.get("plain")).isEqualTo(before.get("plain"));
    assertThat(after.get("app").id()).isEqualTo(before.get("app").id());
    assertThat(after.get("app").condition().startedAt().orElseThrow())
        .isAfter(after.get("db").condition().startedAt().orElseThrow());
    assertThat(lab.plan("app").isEmpty()).isTrue();
  }

  private Handled handle(Handling handling, String... names) {
    try (Steward steward = lab.start()) {
      Selection selection = Selection.of(steward.get(Homelab.class), List.of(names), folder);
      return steward
          .get(ServiceControl.class)
          .handle(handling, selection, "", Duration.ZERO, Run.of("test", folder));
    }
  }

  @Test
  void startsAStackWhoseServicesLiveInEachOther() {
    lab.stack("app", TENANTS);
    lab.deploy("app");
    handle(Handling.STOP, "app");

    handle(Handling.START, "app");

    assertThat(lab.containers("app")).allMatch(container -> container.condition().isFine());
  }

  private String interfaces() {
    return lab.docker("exec", now().get("app").id(), "cat", "/proc/net/dev").output();
  }

  @Test
  void whatLivesInAServiceKeepsItsNetwork() {
    lab.stack("app", TENANTS);
    lab.deploy("app");

    handle(Handling.RESTART, "app/vpn");
    assertThat(interfaces()).contains("eth0");

    handle(Handling.STOP, "app/vpn");
    handle(Handling.START, "app/vpn");
    assertThat(interfaces()).contains("eth0");
  }

  @Test
  void makesAnewWhatLivesInAContainerThatIsGone() {
    lab.stack("app", TENANTS);
    lab.deploy("app");
    lab.docker("rm", "-f", now().get("vpn").id());
    lab.docker(
        "compose",
        "-p",
        lab.project("app"),
        "--project-directory",
        "stacks/app",
        "up",
        "-d",
        "--no-deps",
        "--no-start",
        "vpn");

    Plan plan = lab.plan("app");
    lab.adopt("app");
    DeployResult result = lab.deploy("app");

    var page = new Page();
    plan.print(page);
    assertThat(page.plain())
        .contains("~ app            recreate  network mode of one that is gone → of another\n");
    assertThat(outcome(result)).isEqualTo(Outcome.DEPLOYED);
    assertThat(lab.containers("app")).allMatch(container -> container.condition().isFine());
    assertThat(lab.plan("app").isEmpty()).isTrue();
  }

  @Test
  void makesAnewWhatStayedInTheSpaceOfAContainerThatWasStartedAgain() {
    lab.stack("app", TENANTS);
    lab.deploy("app");
    lab.docker("restart", "-t", "0", now().get("vpn").id());
    assertThat(interfaces()).doesNotContain("eth0");
    assertThat(lab.status("app"))
        .contains("cut off: what it lives in is another container now; steward deploy app");

    Plan plan = lab.plan("app");
    DeployResult result = lab.deploy("app");

    var page = new Page();
    plan.print(page);
    assertThat(page.plain())
        .contains(
            "~ app            recreate  network mode of one that was started again since"
                + " → of another\n");
    assertThat(result.plan().stacks().get(0).names(Change.RECREATE)).containsExactly("app");
    assertThat(outcome(result)).isEqualTo(Outcome.DEPLOYED);
    assertThat(interfaces()).contains("eth0");
    assertThat(lab.plan("app").isEmpty()).isTrue();
  }

  @Test
  void makesAnewWhatLivesInTheOneServiceThatIsDeployed() {
    lab.stack("app", TENANTS);
    lab.deploy("app");
    lab.stack("app", TENANTS.replace("blue", "green"));

    DeployResult result = lab.deploy("app/vpn");

    assertThat(outcome(result)).isEqualTo(Outcome.DEPLOYED);
    assertThat(result.plan().stacks().get(0).names(Change.RECREATE)).containsExactly("app", "vpn");
    assertThat(
            lab.docker("inspect", "-f", "{{.HostConfig.NetworkMode}}", now().get("app").id())
                .output()
                .strip())
        .isEqualTo("container:" + now().get("vpn").id());
    assertThat(lab.plan("app").isEmpty()).isTrue();
  }

  /** A stack whose service lives in the one of another. */
  private String tenantOf(String leader) {
    return "services: { q: { image: 'steward/tiny:1', command: [sleep, '600'], stop_grace_period: 1s, network_mode:"
        + " \"container:"
        + lab.project(leader)
        + "-vpn-1\" } }\n";
  }

  @Test
  void makesAnewWhatLivesInAStackOfAnEarlierWave() {
    String vpn = "services: { vpn: { image: 'steward/tiny:1', environment: { COLOUR: blue } } }\n";
    lab.stack("vpn", vpn);
    lab.stack("app", tenantOf("vpn"));
    lab.settings("app after: [vpn]");
    lab.deploy("vpn", "app");
    lab.stack("vpn", vpn.replace("blue", "green"));

    DeployResult result = lab.deploy("vpn", "app");

    assertThat(result.stacks()).allMatch(stack -> stack.remarks().isEmpty());
    assertThat(result.stacks()).extracting(StackOutcome::outcome).containsOnly(Outcome.DEPLOYED);
    assertThat(result.plan().count(Change.RECREATE)).isEqualTo(2);
    assertThat(
            lab.docker("inspect", "-f", "{{.HostConfig.NetworkMode}}", now().get("q").id())
                .output()
                .strip())
        .isEqualTo("container:" + lab.ids("vpn").get("vpn"));
    assertThat(lab.plan("vpn", "app").isEmpty()).isTrue();
  }

  @Test
  void makesAnewWhatNamesTheContainerOfAServiceOfItsStack() {
    String named =
        TENANTS
            .replace("service:vpn", "\"container:" + lab.project("app") + "-vpn-1\"")
            .replace("command:", "depends_on: [ vpn ]\n    command:");
    lab.stack("app", named);
    lab.deploy("app");
    lab.stack("app", named.replace("blue", "green"));

    DeployResult result = lab.deploy("app");

    assertThat(outcome(result)).isEqualTo(Outcome.DEPLOYED);
    assertThat(result.plan().stacks().get(0).names(Change.RECREATE)).containsExactly("app", "vpn");
    assertThat(interfaces()).contains("eth0");
    assertThat(lab.plan("app").isEmpty()).isTrue();
  }

  /** Nothing but its mode says that the one needs the other. */
  @Test
  void makesAnewWhatLivesInAStackOfTheSameWave() {
    String vpn = "services: { vpn: { image: 'steward/tiny:1', environment: { COLOUR: blue } } }\n";
    lab.stack("app", tenantOf("vpn"));
    lab.stack("vpn", vpn);
    DeployResult first = lab.deploy("app", "vpn");
    lab.stack("vpn", vpn.replace("blue", "green"));

    DeployResult second = lab.deploy("app", "vpn");

    assertThat(first.stacks()).extracting(StackOutcome::outcome).containsOnly(Outcome.DEPLOYED);
    assertThat(second.stacks()).extracting(StackOutcome::outcome).containsOnly(Outcome.DEPLOYED);
    assertThat(second.stacks()).allMatch(stack -> stack.remarks().isEmpty());
    assertThat(lab.docker("exec", now().get("q").id(), "cat", "/proc/net/dev").output())
        .contains("eth0");
    assertThat(lab.plan("app", "vpn").isEmpty()).isTrue();
  }

  @Test
  void saysWhoOfAnotherStackIsCutOffByADeploy() {
    String cutOff =
        lab.project("app")
            + "-q-1 lived in a container that is another now, and has no network: steward deploy app";
    String vpn = "services: { vpn: { image: 'steward/tiny:1', environment: { COLOUR: blue } } }\n";
    lab.stack("vpn", vpn);
    lab.stack("app", tenantOf("vpn"));
    lab.deploy("vpn");
    lab.deploy("app");

    lab.stack("vpn", vpn.replace("blue", "green"));
    assertThat(lab.deploy("vpn").stacks().get(0).remarks()).containsExactly(cutOff);
    lab.deploy("app");
    assertThat(handle(Handling.RESTART, "vpn").remarks()).containsExactly(cutOff);

    assertThat(lab.plan("app").stacks().get(0).names(Change.RECREATE)).containsExactly("q");
    assertThat(outcome(lab.deploy("app"))).isEqualTo(Outcome.DEPLOYED);
    assertThat(lab.docker("exec", now().get("q").id(), "cat", "/proc/net/dev").output())
        .contains("eth0");
  }

  @Test
  void saysHowToStartWhatLivedInAContainerThatWasReplaced() {
    lab.stack("app", TENANTS);
    lab.deploy("app");
    handle(Handling.STOP, "app/app");
    lab.stack("app", TENANTS.replace("blue", "green"));
    lab.deploy("app");

    assertThatThrownBy(() -> handle(Handling.START, "app/app"))
        .hasMessage(
            "app/app cannot be started: it lives in app/vpn,"
                + " whose container may be another one now");
    DeployResult advised = lab.deploy("app/app");

    assertThat(outcome(advised)).isEqualTo(Outcome.DEPLOYED);
    assertThat(lab.containers("app")).allMatch(container -> container.condition().isFine());
    assertThat(lab.plan("app").isEmpty()).isTrue();
  }

  private String publish(String source, String image) {
    assertThat(lab.docker("tag", source, image).succeeded()).isTrue();
    assertThat(lab.docker("push", image).succeeded()).isTrue();
    assertThat(lab.docker("rmi", image).succeeded()).isTrue();
    return image;
  }

  /** The tiny images stay, so the one that goes is made for this test alone. */
  @Test
  void fetchesTheImageThatRanByItsDigestThoughItsTagMeansAnotherOne() {
    String image = lab.docker.registry() + "/" + lab.project("app") + ":latest";
    String own = lab.project("app") + ":own";
    lab.write("image/Dockerfile", "FROM steward/tiny:1\nLABEL own=" + own + "\n");
    assertThat(lab.docker("build", "-t", own, "image").succeeded()).isTrue();
    publish(own, image);
    lab.docker("rmi", own);
    String site = "services: { web: { image: '" + image + "' } }\n";
    lab.stack("app", site);
    Plan plan = lab.plan("app");
    assertThat(plan.download().unknown()).isEmpty();
    assertThat(plan.download().bytes()).isPositive();
    lab.deploy("app");
    String first = now().get("web").imageId();
    lab.stack("app", site.replace("'" + image + "'", Lab.Docker.NEWER_IMAGE));
    lab.deploy("app");
    assertThat(lab.docker("rmi", "-f", first).succeeded()).isTrue();
    publish(Lab.Docker.NEWER_IMAGE, image);

    assertThat(lab.rollBack("app").error()).isEmpty();

    assertThat(now().get("web").imageId()).isEqualTo(first);
    lab.docker("rmi", "-f", image);
  }
}
