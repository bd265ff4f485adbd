// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.Adopted;
import io.steward.core.deploy.Adopted.AdoptedStack;
import io.steward.core.deploy.Adoption;
import io.steward.core.deploy.Change;
import io.steward.core.deploy.DeployResult;
import io.steward.core.deploy.Drifts;
import io.steward.core.deploy.Outcome;
import io.steward.core.deploy.Plan;
import io.steward.core.deploy.Selection;
import io.steward.core.deploy.StackDrift;
import io.steward.core.error.InvalidException;
import io.steward.core.error.OperationException;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Page;
import io.steward.core.operation.Run;
import io.steward.core.process.Command;
import io.steward.core.process.ProcessResult;
import io.steward.core.process.ProcessRunner;
import io.steward.core.testing.Lab;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes over on the real engine what was started by hand. */
class AdoptOnEngineTest {
  private static final String CONFIGURATION =
      """
      # The lab of the attic.
      id: attic
      stacks:
        # the first one
        other:   # it lies elsewhere
          dir: "."

      timeouts: {gate: 60s}
      """;
  private static final String APP =
      """
      services:
        web:
          image: steward/tiny:1
          environment: { COLOUR: blue, PRICE: '5$$' }
          deploy: { update_config: { monitor: 2s } }
        worker:
          image: steward/tiny:1
          volumes: [ "data:/data" ]
          depends_on: [ web ]
          deploy: { update_config: { monitor: 2s } }
      volumes: { data: {} }
      """;

  @TempDir Path folder;
  private EngineHomelab lab;
  private String project;

  @BeforeEach
  void begin() {
    lab = new EngineHomelab(folder);
    project = lab.project("app");
    lab.stack("app", APP);
    lab.write("compose.yaml", "services: { x: { image: 'steward/tiny:1' } }\n");
    lab.ownConfiguration(CONFIGURATION);
  }

  @AfterEach
  void end() {
    lab.close();
  }

  private void docker(String... words) {
    ProcessResult result = lab.docker(words);
    assertThat(result.succeeded()).as(result.errors()).isTrue();
  }

  private void up(String... options) {
    List<String> line = new ArrayList<>(List.of("compose", "-p", project));
    line.addAll(List.of(options));
    line.addAll(List.of("up", "-d"));
    docker(line.toArray(String[]::new));
  }

  private Adopted adopt(String name, String... as) {
    try (Steward steward = lab.start()) {
      return steward
          .get(Adoption.class)
          .adopt(name, List.of(as).stream().findFirst(), "", Run.of("test", folder));
    }
  }

  private StackDrift drift(String stack) {
    try (Steward steward = lab.start()) {
      Selection selection = Selection.of(steward.get(Homelab.class), List.of(stack), folder);
      return steward.get(Drifts.class).find(selection, false).stacks().get(0);
    }
  }

  private static Outcome outcome(DeployResult result) {
    return result.stacks().get(0).outcome();
  }

  private static String text(io.steward.core.operation.Printable result) {
    var page = new Page();
    result.print(page);
    return page.plain();
  }

  @Test
  void writesTheEntryAndLeavesTheRestAndEveryContainerAsItIs() {
    up("-f", "stacks/app/compose.yaml");
    Map<String, String> before = lab.ids("app");

    Adopted adopted = adopt(project, "app");

    AdoptedStack stack = adopted.stacks().get(0);
    assertThat(stack.entry()).isEqualTo("  app:\n    project: " + project + "\n");
    assertThat(stack.changes()).isEmpty();
    assertThat(stack.revision()).isEqualTo(1);
    assertThat(lab.read("config/deployment.yaml"))
        .isEqualTo(CONFIGURATION.replace("    dir: \".\"\n", "    dir: \".\"\n" + stack.entry()));
    assertThat(lab.plan("app").isEmpty()).isTrue();
    assertThat(drift("app").services()).isEmpty();
    assertThat(drift("app").otherHands()).isEmpty();
    assertThat(lab.ids("app")).isEqualTo(before);
    assertThat(text(adopted)).contains("its plan is empty", "No container was touched.");
  }

  @Test
  void findsFolderFilesEnvironmentAndProfilesOfTheLabels() {
    lab.write("elsewhere/main.yaml", "services: { web: { image: '${IMAGE}' } }\n")
        .write(
            "elsewhere/more.yaml",
            "services: { web: { user: '1000' }, extra: "
                + "{ image: 'steward/tiny:1', profiles: [ night ] } }\n")
        .write("elsewhere/lab.env", "IMAGE=steward/tiny:1\n");
    up(
        "-f",
        "elsewhere/main.yaml",
        "-f",
        "elsewhere/more.yaml",
        "--env-file",
        "elsewhere/lab.env",
        "--profile",
        "night");
    Map<String, String> before = lab.ids("app");

    AdoptedStack stack = adopt(project).stacks().get(0);

    assertThat(stack.entry())
        .isEqualTo(
            "  %s:\n    dir: elsewhere\n    files: [main.yaml, more.yaml]\n".formatted(project)
                + "    env-files: [lab.env]\n    profiles: [night]\n    project: "
                + project
                + "\n");
    assertThat(lab.plan(project).isEmpty()).isTrue();
    assertThat(lab.ids("app")).isEqualTo(before).hasSize(2);
  }

  @Test
  void adoptsEverythingThatCanBe() {
    up("-f", "stacks/app/compose.yaml");
    String second = lab.project("second");
    lab.stack("second", APP);
    docker("compose", "-p", second, "-f", "stacks/second/compose.yaml", "up", "-d");
    String lost = fromNowhere();
    Map<String, String> before = lab.ids("app");
    Map<String, String> others = lab.ids("second");

    try (Steward steward = lab.start()) {
      Adopted adopted = steward.get(Adoption.class).adoptAll("", Run.of("test", folder));

      assertThat(adopted.stacks())
          .filteredOn(stack -> stack.problem().isEmpty())
          .extracting(AdoptedStack::stack)
          .contains(project, second);
      assertThat(adopted.stacks())
          .filteredOn(stack -> stack.stack().equals(lost))
          .singleElement()
          .matches(stack -> stack.problem().contains("it came from /data/compose/7"));
    }
    for (String stack : List.of(project, second)) {
      assertThat(lab.plan(stack).isEmpty()).isTrue();
      assertThat(drift(stack).services()).isEmpty();
    }
    assertThat(lab.ids("app")).isEqualTo(before);
    assertThat(lab.ids("second")).isEqualTo(others);
  }

  @Test
  void aDryRunWritesNothing() {
    up("-f", "stacks/app/compose.yaml");

    try (Steward steward = lab.start()) {
      Run plain = Run.of("test", folder);
      Run dry =
          new Run("", "test", folder, true, plain.progress(), plain.questions(), plain.stopping());
      Adopted adopted = steward.get(Adoption.class).adopt(project, Optional.of("app"), "", dry);

      assertThat(text(adopted))
          .contains(
              ", would be recorded as it runs", "Would adopt 1 stack.", "    project: " + project);
    }
    assertThat(lab.read("config/deployment.yaml")).isEqualTo(CONFIGURATION);
  }

  @Test
  void recordsWhatRunsWhereTheFilesSayOtherSoThatThereIsAWayBack() {
    up("-f", "stacks/app/compose.yaml");
    lab.stack("app", APP.replace("blue", "green"));

    Adopted adopted = adopt(project, "app");

    AdoptedStack stack = adopted.stacks().get(0);
    assertThat(stack.revision()).isEqualTo(1);
    assertThat(text(adopted))
        .contains(
            "The files say other than what runs. That is recorded, so there is a way back.",
            "environment  COLOUR  blue → green");
    assertThat(drift("app").services()).isEmpty();
    Plan plan = lab.plan("app");
    assertThat(plan.stacks().get(0).names(Change.RECREATE)).containsExactly("web");

    lab.stack(
        "app",
        APP.replace("COLOUR: blue", "COLOUR: green")
            .replace("web:\n", "web:\n    command: ['false']\n"));
    DeployResult failed = lab.deploy("app");

    assertThat(outcome(failed)).describedAs(text(failed)).isEqualTo(Outcome.ROLLED_BACK);
    lab.stack("app", APP);
    assertThat(lab.plan("app").isEmpty()).describedAs(text(lab.plan("app"))).isTrue();
  }

  /** A container of a project whose files are not here. */
  private String fromNowhere() {
    String lost = lab.project("lost");
    lab.stack("lost", APP);
    docker(
        "run",
        "-d",
        "--name",
        lost + "-web-1",
        "--label",
        "com.docker.compose.project=" + lost,
        "--label",
        "com.docker.compose.service=web",
        "--label",
        "com.docker.compose.project.working_dir=/data/compose/7",
        "--label",
        "com.docker.compose.project.config_files=/data/compose/7/docker-compose.yml",
        Lab.Docker.IMAGE);
    return lost;
  }

  @Test
  void refusesAProjectWhoseFilesAreNotHere() {
    String lost = fromNowhere();

    assertThatThrownBy(() -> adopt(lost))
        .isInstanceOf(OperationException.class)
        .hasMessage(
            "project "
                + lost
                + " cannot be adopted as it is: it came from /data/compose/7, which is not there")
        .satisfies(
            e ->
                assertThat(((OperationException) e).hints().get(0))
                    .startsWith("Portainer keeps it in its own volume: copy its text from"));
    assertThat(lab.read("config/deployment.yaml")).isEqualTo(CONFIGURATION);
  }

  @Test
  void refusesANameThatAnotherStackHas() {
    up("-f", "stacks/app/compose.yaml");

    assertThatThrownBy(() -> adopt(project, "other"))
        .hasMessage(
            "project " + project + " cannot be adopted as other: another stack has that name");
  }

  @Test
  void refusesToDeployOverAnotherHandUntilItIsAdopted() {
    up("-f", "stacks/app/compose.yaml");
    adopt(project, "app");
    lab.stack("app", APP.replace("blue", "red"));
    up("-f", "stacks/app/compose.yaml");
    lab.stack("app", APP.replace("blue", "green"));

    assertThatThrownBy(() -> lab.deploy("app"))
        .hasMessage(
            project + "-web-1 was made by another hand, and the deploy of app would change it");
    Adopted adopted = adopt("app");
    assertThat(adopted.stacks().get(0).entry()).isEmpty();
    assertThat(text(adopted))
        .contains(
            "✓ app               2 containers on local, Steward's from now on",
            "The files say other than what runs. The next deploy does what they say.")
        .doesNotContain("recorded", "way back");
    assertThat(drift("app").services()).hasSize(1);
    DeployResult result = lab.deploy("app");

    assertThat(outcome(result)).describedAs(text(result)).isEqualTo(Outcome.DEPLOYED);
    assertThat(drift("app").services()).isEmpty();
  }

  /** The test of freedom: the operator can go on by hand at any time. */
  @Test
  void theOperatorCanGoOnByHandAfterADeploy() {
    up("-f", "stacks/app/compose.yaml");
    Map<String, String> byHand = lab.ids("app");
    adopt(project, "app");
    lab.stack("app", APP.replace("blue", "green"));
    assertThat(outcome(lab.deploy("app"))).isEqualTo(Outcome.DEPLOYED);
    Map<String, String> deployed = lab.ids("app");

    up("-f", "stacks/app/compose.yaml");

    assertThat(lab.ids("app")).isEqualTo(deployed);
    assertThat(deployed.get("worker")).isEqualTo(byHand.get("worker"));
    assertThat(deployed.get("web")).isNotEqualTo(byHand.get("web"));
    for (String id : deployed.values()) {
      assertThat(label(id, "config_files"))
          .isEqualTo(folder.resolve("stacks/app/compose.yaml").toString());
      assertThat(label(id, "working_dir")).isEqualTo(folder.resolve("stacks/app").toString());
    }
    assertThat(drift("app").services()).isEmpty();
    assertThat(lab.plan("app").isEmpty()).isTrue();
  }

  private String label(String id, String key) {
    return lab.docker(
            "inspect",
            "--format",
            "{{index .Config.Labels \"com.docker.compose.project." + key + "\"}}",
            id)
        .output()
        .strip();
  }

  @Test
  void whatCannotBeReadLeavesTheConfigurationAsItWas() {
    lab.stack("app", APP.replace("COLOUR: blue", "COLOUR: '${ADOPT_COLOUR:?}'"));
    Map<String, String> shell = new HashMap<>(lab.docker.environment());
    shell.put("ADOPT_COLOUR", "blue");
    String file = "stacks/app/compose.yaml";
    ProcessResult started =
        new ProcessRunner()
            .run(
                Command.of("docker", "compose", "-p", project, "-f", file, "up", "-d")
                    .withEnvironment(shell)
                    .withDirectory(folder));
    assertThat(started.succeeded()).as(started.errors()).isTrue();

    assertThatThrownBy(() -> adopt(project)).isInstanceOf(InvalidException.class);
    assertThat(lab.read("config/deployment.yaml")).isEqualTo(CONFIGURATION);

    try (Steward steward = lab.start()) {
      Adopted all = steward.get(Adoption.class).adoptAll("", Run.of("test", folder));

      assertThat(all.stacks())
          .filteredOn(stack -> stack.stack().equals(project))
          .singleElement()
          .matches(stack -> stack.problem().contains("ADOPT_COLOUR"));
    }
    assertThat(lab.read("config/deployment.yaml")).doesNotContain(project);
    assertThat(lab.plan("other").isEmpty()).isFalse();
  }

  @Test
  void refusesNamesThatNoStackCanHave() {
    up("-f", "stacks/app/compose.yaml");

    assertThatThrownBy(() -> adopt(project, "a/b"))
        .isInstanceOf(OperationException.class)
        .hasMessage("'a/b' is not a name for a stack");

    assertThat(lab.read("config/deployment.yaml")).isEqualTo(CONFIGURATION);
  }
}
