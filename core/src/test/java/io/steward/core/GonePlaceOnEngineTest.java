// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.DataPlace;
import io.steward.core.deploy.DataRisks;
import io.steward.core.deploy.GonePlace;
import io.steward.core.deploy.Outcome;
import io.steward.core.deploy.StackOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Folders that running containers have mounted and that are not there any more. */
class GonePlaceOnEngineTest extends GuardedOnEngine {
  private static final String FOLDER =
      """
      services:
        db:
          image: steward/tiny:1
          volumes: ["./data:/data"]
      """;
  private static final String SICK = FOLDER.replace("tiny:1", "tiny:2\n    command: \"false\"");

  private Path app;
  private Path moved;

  @BeforeEach
  void deploy() {
    lab.monitor("1s").stack("app", FOLDER);
    assertThat(outcome(lab.deploy("app"))).isEqualTo(Outcome.DEPLOYED);
    write("/data");
    app = folder.resolve("stacks/app");
    moved = folder.resolve("stacks/moved");
  }

  /** The folder of the stack is called otherwise, and the settings say so. */
  private void move(String compose) throws IOException {
    Files.move(app, moved);
    lab.configuration(yaml -> yaml.replace("  app:\n", "  app:\n    dir: stacks/moved\n"));
    lab.write("stacks/moved/compose.yaml", compose);
  }

  @Test
  void aMovedFolderIsDeployedWithItsDataAndThePlanTellsThatThereIsNoWayBack() throws IOException {
    move(FOLDER);

    DataRisks risks = risks();
    assertThat(risks.moves()).isEmpty();
    assertThat(risks.gone())
        .containsExactly(new GonePlace("db", "/data", DataPlace.folder(app + "/data")));
    assertThat(Files.exists(app)).isFalse();
    assertThat(text(lab.plan("app")))
        .contains("! no way back for db: " + app + "/data, which db has at /data, is gone");
    assertThat(outcome(lab.deploy("app"))).isEqualTo(Outcome.DEPLOYED);
    assertThat(readBack("/data")).isEqualTo("rows");
  }

  @Test
  void theWayBackNeverStartsOnAnEmptyFolder() throws IOException {
    move(SICK);
    List<String> snapshots = new CopyOnWriteArrayList<>();
    String gone = app + "/data, which db has at /data, is gone";
    lab.during(
        step -> step.detail().equals("app: no way back, as " + gone), () -> snapshots.add(gone));

    StackOutcome outcome = lab.deploy("app").stacks().get(0);

    assertThat(snapshots).containsExactly(gone);
    assertThat(outcome.outcome()).isEqualTo(Outcome.NEEDS_HANDS);
    assertThat(outcome.remarks())
        .containsExactly(
            "The way back failed: "
                + gone
                + ": what ran would start on an empty folder in its place",
            "put it back, or a link to where it is now (ln -s), then: steward stack resume app",
            "or correct what failed, then: steward deploy app");
    assertThat(Files.exists(app)).isFalse();
    assertThat(Files.readString(moved.resolve("data/base"))).isEqualTo("rows\n");

    Files.createSymbolicLink(app, moved);
    assertThat(lab.told("stack resume", "app"))
        .isEqualTo("app was not finished: interrupted on the way back");
    assertThat(readBack("/data")).isEqualTo("rows");
    assertThat(words("inspect", "-f", "{{.Config.Image}}", container()))
        .isEqualTo("steward/tiny:1");
  }

  @Test
  void dataThatWasMovedAwayUnderAContainerIsSeen() throws IOException {
    Path kept = folder.resolve("kept");
    Files.move(app.resolve("data"), kept);
    Files.createDirectories(app.resolve("other"));
    lab.stack("app", FOLDER.replace("./data", "./other"));

    refuses(
        "would get " + app + "/other (empty) at /data in place of " + app + "/data (holds data)");
    assertThat(Files.exists(app.resolve("data"))).isFalse();
  }

  @Test
  void aPlanMakesNothingOfWhatIsGone() throws IOException {
    String more = FOLDER.replace("]", ", \"./app.conf:/app.conf\", \"other:/other\"]");
    lab.write("stacks/app/app.conf", "one\n").stack("app", more + "volumes: {other: {}}\n");
    lab.deploy("app");
    write("/other");
    Files.move(app.resolve("app.conf"), app.resolve("old.conf"));
    Files.move(app.resolve("data"), app.resolve("old"));
    lab.stack("app", more.replace("tiny:1", "tiny:2") + "volumes: {other: {}}\n");

    assertThat(risks().gone())
        .extracting(GonePlace::path)
        .containsExactlyInAnyOrder("/app.conf", "/data");

    assertThat(Files.exists(app.resolve("app.conf"))).isFalse();
    assertThat(Files.exists(app.resolve("data"))).isFalse();
    assertThat(readBack("/other")).isEqualTo("rows");
  }
}
