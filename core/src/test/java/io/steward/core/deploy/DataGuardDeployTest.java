// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.DataPlace.Contents;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plan, deploy and rollback where data would be left behind. */
class DataGuardDeployTest {
  private static final String FOLDER =
      """
      services:
        db: { image: "app:1", volumes: [ "./data:/data" ] }
      """;

  @TempDir Path folder;
  private Bench bench;
  private GuardedBench guarded;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    guarded = new GuardedBench(bench, folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aRenamedVolume() {
    guarded.deployed(GuardedBench.VOLUME);
    bench.stack(
        "site",
        GuardedBench.VOLUME.replace("data:/data", "other:/data").replace("data: {}", "other:"));

    guarded.refuses(
        "site/db would get volume site_other (not there yet) at /data in place of volume"
            + " site_data (holds data)");
    assertThat(Bench.outcome(guarded.accepting("site_other"), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void onlyTheNameOfTheNewOnePasses() {
    guarded.deployed(GuardedBench.VOLUME);
    bench.stack("site", GuardedBench.VOLUME.replace("data: {}", "data: { name: other }"));

    assertThatThrownBy(() -> guarded.accepting("site_data"))
        .hasMessageStartingWith("deploy refused: ");
    assertThatThrownBy(() -> guarded.accepting("/data")).hasMessageStartingWith("deploy refused: ");
    assertThatThrownBy(() -> guarded.accepting("othe")).hasMessageStartingWith("deploy refused: ");
    assertThat(Bench.outcome(guarded.accepting("other"), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void anExternalVolumeInPlaceOfItsOwn() {
    guarded.deployed(GuardedBench.VOLUME);
    bench.target.contents.put("data", Contents.EMPTY);
    bench.stack("site", GuardedBench.VOLUME.replace("data: {}", "data: { external: true }"));

    guarded.refuses(
        "site/db would get volume data (empty) at /data in place of volume site_data (holds data)");
  }

  @Test
  void theSameVolumeBecomesExternalWithoutALoss() {
    guarded.deployed(GuardedBench.VOLUME);
    bench.stack(
        "site",
        GuardedBench.VOLUME.replace("data: {}", "data: { external: true, name: site_data }"));

    assertThat(bench.plan("site").isEmpty()).isTrue();
  }

  @Test
  void itsOwnVolumeInPlaceOfAnExternalOne() {
    guarded.deployed(GuardedBench.VOLUME.replace("data: {}", "data: { name: data }"));
    bench.stack("site", GuardedBench.VOLUME);

    guarded.refuses(
        "site/db would get volume site_data (not there yet) at /data in place of volume data"
            + " (holds data)");
  }

  @Test
  void aFolderWithDataReplacedByAnEmptyOne() throws IOException {
    bench.file("stacks/site/data/base", "rows\n");
    guarded.deployed(FOLDER);
    Files.createDirectories(folder.resolve("stacks/site/empty"));
    bench.stack("site", FOLDER.replace("./data", "./empty"));

    String site = folder.resolve("stacks/site").toString();
    guarded.refuses(
        "site/db would get "
            + site
            + "/empty (empty) at /data in place of "
            + site
            + "/data (holds data)");
    assertThat(Bench.outcome(guarded.accepting(site + "/empty/"), "site"))
        .isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void aChangedHostPath() {
    bench.file("a/base", "rows\n").file("b/base", "other rows\n");
    guarded.deployed(FOLDER.replace("./data", folder + "/a"));
    bench.stack("site", FOLDER.replace("./data", folder + "/b"));

    guarded.refuses(
        "site/db would get "
            + folder
            + "/b (holds data) at /data in place of "
            + folder
            + "/a (holds data)");
  }

  @Test
  void anEmptyFolderMayBeReplaced() throws IOException {
    Files.createDirectories(folder.resolve("stacks/site/data"));
    guarded.deployed(FOLDER);
    bench.stack("site", FOLDER.replace("./data", "./other"));

    assertThat(bench.plan("site").stacks().get(0).data()).isEqualTo(DataRisks.NONE);
    assertThat(Bench.outcome(bench.deploy("site"), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void aLinkToTheFolderIsTheFolder() throws IOException {
    bench.file("real/base", "rows\n");
    guarded.deployed(FOLDER.replace("./data", folder + "/real"));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
    bench.stack("site", FOLDER.replace("./data", folder + "/link"));

    assertThat(Bench.outcome(bench.deploy("site"), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void aFolderNobodyMayLookInto() {
    bench.target.contents.put(folder + "/a", Contents.UNKNOWN);
    guarded.deployed(FOLDER.replace("./data", folder + "/a"));
    bench.stack("site", FOLDER.replace("./data", folder + "/b"));

    guarded.refuses(
        "site/db would get "
            + folder
            + "/b (not there yet) at /data in place of "
            + folder
            + "/a (could not look into it)");
  }

  @Test
  void aMovedStackWhosePathsBeginElsewhere() {
    bench
        .deployment("stacks: { site: { dir: '${env:DIR}', project: site } }\n")
        .variable("DIR", "stacks/site")
        .stack("site", FOLDER)
        .file("stacks/site/data/base", "rows\n");
    bench.deploy("site");
    bench.restart();
    bench.variable("DIR", "stacks/moved").stack("moved", FOLDER);

    guarded.refuses(
        "site/db would get "
            + folder
            + "/stacks/moved/data (not there yet) at /data in place of "
            + folder
            + "/stacks/site/data (holds data)");
  }

  private void refusesProject(String now) {
    assertThatThrownBy(() -> bench.plan("site"))
        .hasMessage(
            "stack site was deployed as project site and is now called "
                + now
                + ": a deploy would start an empty copy beside it")
        .extracting(error -> ((OperationException) error).kind())
        .isEqualTo(ErrorKind.REFUSED);
    bench.target.forgetCalls();
    assertThatThrownBy(() -> bench.deploy("site"))
        .hasMessageStartingWith("stack site was deployed as project site and is now called ");
    assertThat(bench.target.calls()).isEmpty();
  }

  @Test
  void aMovedStackWhoseProjectIsCalledAfterItsFolder() {
    bench
        .deployment("stacks: { site: { dir: '${env:DIR}' } }\n")
        .variable("DIR", "stacks/site")
        .stack("site", GuardedBench.VOLUME);
    bench.deploy("site");
    bench.restart();
    bench.variable("DIR", "stacks/moved").stack("moved", GuardedBench.VOLUME);

    refusesProject("moved");
  }

  @Test
  void aRenamedProjectInTheSettings() {
    bench
        .deployment("stacks: { site: { project: '${env:PROJECT}' } }\n")
        .variable("PROJECT", "site")
        .stack("site", GuardedBench.VOLUME);
    bench.deploy("site");
    bench.restart();
    bench.variable("PROJECT", "other");

    refusesProject("other");
  }

  @Test
  void aRenamedProjectInTheFile() {
    guarded.deployed(GuardedBench.VOLUME);
    bench.stack("site", "name: other\n" + GuardedBench.VOLUME);

    refusesProject("other");
  }

  @Test
  void aVolumeThatIsDropped() {
    guarded.deployed(GuardedBench.VOLUME);
    bench.stack("site", "services: { db: { image: 'app:1' } }\n");

    guarded.refuses(
        "site/db would get no volume at /data in place of volume site_data (holds data)");
    assertThat(Bench.outcome(guarded.accepting("site/db:/data"), "site"))
        .isEqualTo(Outcome.DEPLOYED);
    assertThat(bench.target.behind().volumes()).contains("site_data");
  }

  @Test
  void orderAndReadOnlyAndMoreVolumesPass() {
    guarded.deployed(
        GuardedBench.VOLUME
            .replace("[ \"data:/data\" ]", "[ \"data:/data\", \"more:/more\" ]")
            .replace("data: {}", "data: {}, more: {}"));
    bench.stack(
        "site",
        """
        services:
          db: { image: "app:1", volumes: [ "third:/third", "more:/more:ro", "data:/data" ] }
        volumes: { data: {}, more: {}, third: {} }
        """);

    assertThat(Bench.outcome(bench.deploy("site"), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void aServiceWhoseContainerWasRemovedByHandIsHeldToItsLastDeployment() {
    guarded.deployed(GuardedBench.VOLUME);
    bench.target.behind().remove(bench.id("site", "db"));
    bench.stack("site", GuardedBench.VOLUME.replace("data: {}", "data: { name: other }"));

    guarded.refuses(
        "site/db would get volume other (not there yet) at /data in place of volume site_data"
            + " (holds data)");
  }

  @Test
  void whatWasRemovedOnPurposeMayBecomeAnything() {
    guarded.deployed(GuardedBench.VOLUME);
    bench
        .get(ServiceControl.class)
        .handle(Handling.REMOVE, bench.selection("site"), "", Duration.ZERO, bench.run());
    bench.stack("site", GuardedBench.VOLUME.replace("data: {}", "data: { name: other }"));

    assertThat(Bench.outcome(bench.deploy("site"), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  /** A stack of another name runs the same services, as if by hand from this folder. */
  private void byHand(String other) {
    bench.deployment("stacks: { site: {}, " + other + ": {} }\n").stack(other, GuardedBench.VOLUME);
    bench.stack("site", GuardedBench.VOLUME);
    bench.deploy(other);
    bench.target.madeIn.put(
        folder.resolve("stacks/site"), Map.of("hand", List.copyOf(bench.running(other).values())));
  }

  @Test
  void whatRunsFromItsFolderUnderAnotherProjectIsItsPresent() {
    byHand("other");
    bench.target.forgetCalls();

    assertThatThrownBy(() -> bench.deploy("site"))
        .hasMessage(
            "deploy refused: site/db would get volume site_data (not there yet) at /data in place"
                + " of volume other_data (holds data); nothing was touched");
    assertThat(bench.target.calls()).isEmpty();
    assertThat(Bench.outcome(guarded.accepting("site_data"), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void theProjectOfAnotherStackInTheSameFolderIsNot() {
    byHand("other");
    bench.target.madeIn.put(
        folder.resolve("stacks/site"),
        Map.of("other", List.copyOf(bench.running("other").values())));

    assertThat(Bench.outcome(bench.deploy("site"), "site")).isEqualTo(Outcome.DEPLOYED);
  }
}
