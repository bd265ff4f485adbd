// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.Change;
import io.steward.core.deploy.ContainerState;
import io.steward.core.deploy.DeployResult;
import io.steward.core.deploy.Deployer;
import io.steward.core.deploy.Outcome;
import io.steward.core.deploy.Plan;
import io.steward.core.deploy.Rollback;
import io.steward.core.deploy.RollbackResult;
import io.steward.core.deploy.Selection;
import io.steward.core.deploy.StackOutcome;
import io.steward.core.error.OperationException;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Page;
import io.steward.core.operation.Run;
import io.steward.core.process.ProcessResult;
import io.steward.core.testing.Lab;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deploys on the real engine. */
class DeployOnEngineTest {
  private static final String THREE =
      """
      services:
        web:
          image: steward/tiny:1
          environment:
            COLOUR: blue
        worker:
          image: steward/tiny:1
        cache:
          image: steward/tiny:1
          volumes: [data:/data]
      volumes:
        data:
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

  private static Outcome outcome(DeployResult result) {
    return result.stacks().get(0).outcome();
  }

  @Test
  void deploysAndIsReady() {
    lab.stack("app", THREE);

    DeployResult result = lab.deploy("app");

    assertThat(outcome(result)).isEqualTo(Outcome.DEPLOYED);
    assertThat(result.failure()).isEmpty();
    assertThat(lab.ids("app")).containsOnlyKeys("web", "worker", "cache");
    assertThat(lab.containers("app")).allMatch(container -> container.condition().isFine());
    assertThat(lab.plan("app").isEmpty()).isTrue();
  }

  @Test
  void keepsEveryContainerWhenNothingChanged() {
    lab.stack("app", THREE);
    lab.deploy("app");
    Map<String, String> before = lab.ids("app");

    DeployResult result = lab.deploy("app");

    assertThat(outcome(result)).isEqualTo(Outcome.UNCHANGED);
    assertThat(lab.ids("app")).isEqualTo(before);
  }

  @Test
  void replacesOnlyTheServiceThatChanged() {
    lab.stack("app", THREE);
    lab.deploy("app");
    Map<String, String> before = lab.ids("app");
    lab.stack("app", THREE.replace("blue", "green"));

    Plan plan = lab.plan("app");
    DeployResult result = lab.deploy("app");

    assertThat(plan.stacks().get(0).names(Change.RECREATE)).containsExactly("web");
    assertThat(plan.stacks().get(0).find("web").orElseThrow().fields())
        .extracting(field -> field.field() + " " + field.name() + " " + field.values())
        .containsExactly("environment COLOUR blue → green");
    assertThat(outcome(result)).isEqualTo(Outcome.DEPLOYED);
    Map<String, String> after = lab.ids("app");
    assertThat(after.get("web")).isNotEqualTo(before.get("web"));
    assertThat(after.get("worker")).isEqualTo(before.get("worker"));
    assertThat(after.get("cache")).isEqualTo(before.get("cache"));
  }

  @Test
  void restartsForAChangedFileAndBringsTheOldOneBack() {
    String compose =
        """
        services:
          web:
            image: steward/tiny:1
            volumes: [./page.html:/www/page.html:ro]
            healthcheck:
              test: ["CMD-SHELL", "grep -q good /www/page.html"]
              interval: 1s
              retries: 2
              timeout: 2s
        """;
    lab.write("stacks/app/page.html", "good one\n").stack("app", compose);
    lab.deploy("app");
    Map<String, String> before = lab.ids("app");
    lab.write("stacks/app/page.html", "bad\n");

    Plan plan = lab.plan("app");
    DeployResult result = lab.deploy("app");

    assertThat(plan.stacks().get(0).names(Change.RESTART)).containsExactly("web");
    StackOutcome app = result.stacks().get(0);
    assertThat(app.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(lab.read("stacks/app/page.html")).isEqualTo("good one\n");
    assertThat(lab.read("stacks/app/page.html.revision-2")).isEqualTo("bad\n");
    assertThat(lab.ids("app")).isEqualTo(before);
    assertThat(lab.containers("app")).allMatch(container -> container.condition().isFine());
  }

  @Test
  void touchesNothingWhenAnImageCannotBePulled() {
    lab.stack("app", THREE);
    lab.deploy("app");
    Map<String, String> before = lab.ids("app");
    String missing = lab.docker.registry() + "/missing:1";
    lab.stack("app", THREE.replaceFirst("steward/tiny:1", missing));

    assertThatThrownBy(() -> lab.deploy("app"))
        .isInstanceOf(OperationException.class)
        .hasMessageContaining(missing);

    assertThat(lab.ids("app")).isEqualTo(before);
    assertThat(lab.containers("app")).allMatch(container -> container.condition().isFine());
  }

  @Test
  void goesBackFromAServiceThatExitsAtOnce() {
    lab.stack("app", THREE);
    lab.deploy("app");
    Map<String, String> before = lab.ids("app");
    lab.stack(
        "app",
        THREE.replaceFirst(
            "image: steward/tiny:1",
            "image: steward/tiny:1\n    command: [sh, -c, 'echo cannot start; exit 3']"));

    DeployResult result = lab.deploy("app");

    StackOutcome app = result.stacks().get(0);
    assertThat(app.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(app.error()).isEqualTo("web: exited (3), its process ended: exit code 3");
    assertThat(app.log()).containsExactly("cannot start");
    Map<String, String> after = lab.ids("app");
    assertThat(after.get("worker")).isEqualTo(before.get("worker"));
    assertThat(after.get("cache")).isEqualTo(before.get("cache"));
    assertThat(lab.containers("app")).allMatch(container -> container.condition().isFine());
    lab.stack("app", THREE);
    assertThat(lab.plan("app").isEmpty()).isTrue();
  }

  @Test
  void goesBackFromAHealthCheckThatIsNeverHealthy() {
    lab.stack("app", THREE);
    lab.deploy("app");
    lab.stack(
        "app",
        THREE.replaceFirst(
            "image: steward/tiny:1",
            "image: steward/tiny:2\n    healthcheck: {test: ['CMD', 'false'], interval: 1s, retries: 2}"));

    DeployResult result = lab.deploy("app");

    StackOutcome app = result.stacks().get(0);
    assertThat(app.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(app.error()).isEqualTo("web: unhealthy, its health check failed");
    assertThat(lab.containers("app")).allMatch(container -> container.condition().isFine());
    assertThatThrownBy(() -> lab.deploy("app"))
        .hasMessage(
            "revision 2 of app is held: it failed or was taken back, and its files are the same");
  }

  @Test
  void refusesAPortThatIsTakenBeforeAnythingIsTouched() throws IOException {
    lab.stack("app", THREE);
    lab.deploy("app");
    Map<String, String> before = lab.ids("app");

    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int port = taken.getLocalPort();
      lab.stack(
          "app",
          THREE.replaceFirst(
              "image: steward/tiny:1",
              "image: steward/tiny:1\n    ports: ['127.0.0.1:" + port + ":8080']"));

      assertThatThrownBy(() -> lab.deploy("app"))
          .hasMessage(
              "preflight: app wants port "
                  + port
                  + "/tcp, which a process of the host has."
                  + " Nothing was touched");
    }

    assertThat(lab.ids("app")).isEqualTo(before);
  }

  @Test
  void refusesAKeyThatTheComposeOfTheEngineIgnoresBeforeAnythingIsTouched() {
    lab.stack("app", THREE);
    lab.deploy("app");
    Map<String, String> before = lab.ids("app");
    lab.stack(
        "app",
        THREE.replaceFirst(
            "image: steward/tiny:1",
            "image: steward/tiny:2\n    post_start: [{command: touch /started}]"));
    String version = lab.docker("compose", "version", "--short").output().strip();

    assertThatThrownBy(() -> lab.deploy("app"))
        .hasMessage(
            "preflight: stacks/app/compose.yaml:4:5: services.web.post_start: needs Compose 2.30.0; "
                + version
                + " rejects or ignores it (remove the key or update Compose)."
                + " Nothing was touched");

    assertThat(lab.ids("app")).isEqualTo(before);
    assertThat(lab.containers("app")).allMatch(container -> container.condition().isFine());
  }

  @Test
  void neverBlamesAServiceThatWasSickBefore() {
    String sick =
        THREE.replace(
            "worker:\n    image: steward/tiny:1",
            "worker:\n    image: steward/tiny:1\n    depends_on: [web]\n"
                + "    healthcheck: {test: ['CMD', 'test', '!', '-e', '/sick'], interval: 1s, retries: 1}");
    lab.stack("app", sick);
    lab.deploy("app");
    lab.docker("exec", lab.ids("app").get("worker"), "touch", "/sick");
    lab.awaitHealth("app", "worker", ContainerState.Health.UNHEALTHY);
    lab.stack("app", sick.replace("blue", "green"));

    DeployResult result = lab.deploy("app");

    StackOutcome app = result.stacks().get(0);
    assertThat(app.outcome()).isEqualTo(Outcome.DEPLOYED);
    assertThat(app.remarks()).containsExactly("worker was not well before and is not now.");
  }

  @Test
  void removesAFirstDeployThatFailsAndKeepsItsVolumes() {
    lab.stack(
        "app",
        THREE.replaceFirst(
            "image: steward/tiny:1", "image: steward/tiny:1\n    command: ['false']"));

    DeployResult result = lab.deploy("app");

    assertThat(outcome(result)).isEqualTo(Outcome.REMOVED);
    assertThat(lab.containers("app")).isEmpty();
    assertThat(lab.docker("network", "ls", "-q", "-f", "name=" + lab.project("app")).output())
        .isEmpty();
    assertThat(
            lab.docker("volume", "ls", "-q", "-f", "name=" + lab.project("app")).output().strip())
        .isEqualTo(lab.project("app") + "_data");
  }

  @Test
  void deploysThreeStacksInTheirOrder() {
    String one = "services:\n  web:\n    image: steward/tiny:1\n";
    lab.stack("a", one).stack("b", one).stack("c", one);
    lab.settings("b after: [c]\na after: [b]");

    DeployResult result = lab.deploy();

    assertThat(result.stacks()).extracting(StackOutcome::stack).containsExactly("c", "b", "a");
    assertThat(result.stacks()).allMatch(stack -> stack.outcome() == Outcome.DEPLOYED);
    assertThat(lab.containers("c").get(0).condition().startedAt().orElseThrow())
        .isBefore(lab.containers("b").get(0).condition().startedAt().orElseThrow());
    assertThat(lab.containers("b").get(0).condition().startedAt().orElseThrow())
        .isBefore(lab.containers("a").get(0).condition().startedAt().orElseThrow());
  }

  @Test
  void leavesNothingForComposeByHandToRecreate() {
    lab.stack("app", THREE);
    lab.deploy("app");
    lab.stack("app", THREE.replace("blue", "green"));
    lab.deploy("app");
    Map<String, String> before = lab.ids("app");

    ProcessResult byHand =
        lab.docker(
            "compose", "-p", lab.project("app"), "--project-directory", "stacks/app", "up", "-d");

    assertThat(byHand.errors()).doesNotContain("Recreate");
    assertThat(byHand.succeeded()).isTrue();
    assertThat(lab.ids("app")).isEqualTo(before);
  }

  @Test
  void goesBackToTheImageThatATagMeantBefore() {
    String image = lab.docker.registry() + "/" + lab.project("app") + ":latest";
    publish(Lab.Docker.IMAGE, image);
    lab.stack("app", "services: { web: { image: '" + image + "' } }\n");
    lab.deploy("app");
    String first = lab.containers("app").get(0).imageId();
    publish(Lab.Docker.NEWER_IMAGE, image);
    lab.docker("tag", Lab.Docker.IMAGE, image);

    try (Steward steward = lab.start()) {
      Selection selection = Selection.of(steward.get(Homelab.class), List.of("app"), folder);
      DeployResult pulled =
          steward
              .get(Deployer.class)
              .deploy(
                  new Deployer.Request(selection, "", false, true, Duration.ZERO, Optional.empty()),
                  Run.of("test", folder));
      assertThat(outcome(pulled)).isEqualTo(Outcome.DEPLOYED);
      assertThat(lab.containers("app").get(0).imageId()).isNotEqualTo(first);

      RollbackResult back =
          steward
              .get(Rollback.class)
              .goBack(
                  new Rollback.Request(selection, Optional.empty(), "", Duration.ZERO),
                  Run.of("test", folder));

      assertThat(back.failure()).isEmpty();
      assertThat(lab.containers("app").get(0).imageId()).isEqualTo(first);
    }
    assertThat(lab.plan("app").isEmpty()).isTrue();
    lab.docker("rmi", "--force", image);
  }

  /** Has the registry answer this reference with a copy of an image of the lab. */
  private void publish(String image, String reference) {
    assertThat(lab.docker("tag", image, reference).succeeded()).isTrue();
    assertThat(lab.docker("push", reference).succeeded()).isTrue();
  }

  @Test
  void plansNothingAfterDeployingEveryKindOfSetting() throws IOException {
    Files.createDirectories(folder.resolve("stacks/app"));
    lab.write("stacks/app/.env", "COLOUR=blue\n")
        .write("stacks/app/app.env", "FROM_FILE=yes\n")
        .write("stacks/app/app.conf", "a: 1\n")
        .write("stacks/app/password", "hush\n");
    lab.stack("app", Files.readString(Path.of("src/test/resources/deploy/every-setting.yaml")));

    DeployResult result = lab.deploy("app");

    assertThat(outcome(result)).describedAs(text(result)).isEqualTo(Outcome.DEPLOYED);
    Plan plan = lab.plan("app");
    Page page = new Page();
    plan.print(page);
    assertThat(plan.isEmpty()).describedAs(page.plain()).isTrue();
  }

  private static String text(DeployResult result) {
    Page page = new Page();
    result.print(page);
    return page.plain();
  }
}
