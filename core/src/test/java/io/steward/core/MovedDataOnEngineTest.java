// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.DataRisks;
import io.steward.core.deploy.Outcome;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Folders that are elsewhere, and projects of another name, on the engine. */
class MovedDataOnEngineTest extends GuardedOnEngine {
  private static final String FOLDER =
      """
      services:
        db:
          image: steward/tiny:1
          volumes: ["./data:/data"]
      """;

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
  void aLinkThatLeadsElsewhereByNow() throws IOException {
    Path app = folder.resolve("stacks/app");
    lab.write("stacks/app/first/base", "rows\n");
    Files.createDirectories(app.resolve("second"));
    Path link = Files.createSymbolicLink(app.resolve("data"), Path.of("first"));
    lab.stack("app", FOLDER);
    lab.deploy("app");
    lab.stack("app", FOLDER + "    environment: { COLOUR: red }\n");

    assertThat(risks()).isEqualTo(DataRisks.NONE);

    Files.delete(link);
    Files.createSymbolicLink(link, Path.of("second"));
    refuses(
        "would get " + link + " (empty) at /data in place of " + link + " (holds data) of before");
    accepts(link.toString());
    assertThat(lab.read("stacks/app/first/base")).isEqualTo("rows\n");
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
