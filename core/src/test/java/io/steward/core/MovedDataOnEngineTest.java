// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.DataConsent;
import io.steward.core.deploy.DataRisks;
import io.steward.core.deploy.DeployResult;
import io.steward.core.deploy.Deployer;
import io.steward.core.deploy.Outcome;
import io.steward.core.deploy.Selection;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Run;
import io.steward.core.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that are elsewhere, and projects of another name, on the engine. */
class MovedDataOnEngineTest {
  private static final String VOLUME =
      """
      services:
        db:
          image: steward/tiny:1
          volumes: ["data:/data"]
      volumes:
        data: {}
      """;
  private static final String FOLDER =
      """
      services:
        db:
          image: steward/tiny:1
          volumes: ["./data:/data"]
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

  private String project() {
    return lab.project("app");
  }

  private String container() {
    return lab.ids("app").get("db");
  }

  private String words(String... words) {
    ProcessResult result = lab.docker(words);
    assertThat(result.succeeded()).as(result.toString()).isTrue();
    return result.output().strip();
  }

  /** What it wrote at this path; something is there afterwards. */
  private void write(String path) {
    words("exec", container(), "sh", "-c", "echo rows > " + path + "/base");
  }

  private String readBack(String path) {
    return words("exec", container(), "cat", path + "/base");
  }

  private DeployResult accepting(DataConsent consent) {
    try (Steward steward = lab.start()) {
      var selection = Selection.of(steward.get(Homelab.class), List.of("app"), folder);
      return steward
          .get(Deployer.class)
          .deploy(
              new Deployer.Request(
                  selection, "test", false, false, Duration.ZERO, Optional.empty(), consent),
              Run.of("test", folder));
    }
  }

  private static Outcome outcome(DeployResult result) {
    return result.stacks().get(0).outcome();
  }

  private void accepts(String place) {
    DeployResult result = accepting(new DataConsent(Set.of(place), false));

    assertThat(outcome(result)).isEqualTo(Outcome.DEPLOYED);
  }

  private DataRisks risks() {
    return lab.plan("app").stacks().get(0).data();
  }

  /** A deploy is refused with this sentence, and the container and what it has stay. */
  private void refuses(String why) {
    Map<String, String> before = lab.ids("app");

    assertThat(lab.plan("app").failure()).contains(ErrorKind.REFUSED);
    assertThatThrownBy(() -> lab.deploy("app"))
        .hasMessage("deploy refused: app/db " + why + "; nothing was touched")
        .extracting(error -> ((OperationException) error).kind())
        .isEqualTo(ErrorKind.REFUSED);

    assertThat(lab.ids("app")).isEqualTo(before);
    assertThat(lab.containers("app")).allMatch(container -> container.condition().isFine());
  }

  @Test
  void aFolderWithDataReplacedByAnEmptyOneOrAnother() throws IOException {
    Path app = folder.resolve("stacks/app");
    lab.write("stacks/app/data/base", "rows\n").write("stacks/app/full/base", "other\n");
    Files.createDirectories(app.resolve("empty"));
    lab.stack("app", FOLDER);
    lab.deploy("app");
    lab.stack("app", FOLDER.replace("./data", "./empty"));

    refuses(
        "would get " + app + "/empty (empty) at /data in place of " + app + "/data (holds data)");

    lab.stack("app", FOLDER.replace("./data", app + "/full"));
    refuses(
        "would get "
            + app
            + "/full (holds data) at /data in place of "
            + app
            + "/data (holds data)");
    accepts(app + "/full");
    assertThat(readBack("/data")).isEqualTo("other");
    assertThat(lab.read("stacks/app/data/base")).isEqualTo("rows\n");
  }

  @Test
  void aVolumeOfAFolderIsThatFolder() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    lab.write("data/base", "rows\n");
    String bound = "data: {driver_opts: {type: none, o: bind, device: " + data + "}}";
    lab.stack("app", VOLUME.replace("data: {}", bound));
    lab.deploy("app");
    lab.stack("app", FOLDER.replace("./data", data.toString()));

    assertThat(risks()).isEqualTo(DataRisks.NONE);
    assertThat(outcome(lab.deploy("app"))).isEqualTo(Outcome.DEPLOYED);
    assertThat(readBack("/data")).isEqualTo("rows");
  }

  /** The folder of the stack is another one from now on. */
  private void move(String compose, String project) {
    lab.write("stacks/moved/compose.yaml", compose);
    lab.configuration(
        yaml ->
            yaml.replace("    project: " + project() + "\n", project)
                .replace("  app:\n", "  app:\n    dir: stacks/moved\n"));
  }

  @Test
  void aMovedFolderWhosePathsBeginElsewhere() {
    Path stacks = folder.resolve("stacks");
    lab.write("stacks/app/data/base", "rows\n");
    lab.stack("app", FOLDER);
    lab.deploy("app");
    move(FOLDER, "    project: " + project() + "\n");

    refuses(
        "would get "
            + stacks
            + "/moved/data (not there yet) at /data in place of "
            + stacks
            + "/app/data (holds data)");
    assertThat(Files.exists(stacks.resolve("moved/data"))).isFalse();
  }

  private void refusesProject(String now) {
    assertThatThrownBy(() -> lab.deploy("app"))
        .hasMessage(
            "stack app was deployed as project "
                + project()
                + " and is now called "
                + now
                + ": a deploy would start an empty copy beside it")
        .extracting(error -> ((OperationException) error).kind())
        .isEqualTo(ErrorKind.REFUSED);
    assertThat(words("ps", "-aq", "--filter", "label=com.docker.compose.project=" + now)).isEmpty();
    assertThat(lab.containers("app")).hasSize(1);
  }

  @Test
  void aProjectThatIsRenamedInItsFileOrWithItsFolder() {
    lab.stack("app", VOLUME);
    lab.deploy("app");
    write("/data");
    move(VOLUME, "");
    refusesProject("moved");

    move("name: " + project() + "-new\n" + VOLUME, "");
    refusesProject(project() + "-new");

    move(VOLUME, "    project: " + project() + "-new\n");
    refusesProject(project() + "-new");
    assertThat(readBack("/data")).isEqualTo("rows");
  }

  @Test
  void aProjectThatRanByHandUnderAnotherName() {
    String hand = project() + "-hand";
    lab.stack("app", VOLUME);
    String file = folder.resolve("stacks/app/compose.yaml").toString();
    words("compose", "-p", hand, "-f", file, "up", "-d");
    words("exec", hand + "-db-1", "sh", "-c", "echo rows > /data/base");
    try {
      assertThat(lab.plan("app").error())
          .contains(
              "deploy would be refused: app/db would get volume "
                  + project()
                  + "_data (not there yet) at /data in place of volume "
                  + hand
                  + "_data (holds data)");
      assertThatThrownBy(() -> lab.deploy("app")).hasMessageStartingWith("deploy refused: app/db");
      assertThat(lab.containers("app")).isEmpty();
    } finally {
      lab.docker("compose", "-p", hand, "down", "-v", "-t", "0");
    }
  }
}
