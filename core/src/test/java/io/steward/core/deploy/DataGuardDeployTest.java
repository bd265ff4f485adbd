// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.DataPlace.Contents;
import io.steward.core.deploy.Deployer.Request;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Json;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Run;
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

/** Plan, deploy and rollback where data would be left behind. */
class DataGuardDeployTest {
  private static final String VOLUME =
      """
      services:
        db: { image: "app:1", volumes: [ "data:/data" ] }
      volumes: { data: {} }
      """;
  private static final String FOLDER =
      """
      services:
        db: { image: "app:1", volumes: [ "./data:/data" ] }
      """;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void deployed(String compose) {
    bench.deployment("stacks: { site: {} }\n").stack("site", compose);
    bench.deploy("site");
  }

  private DeployResult accepting(String... places) {
    return bench.deploy(request(new DataConsent(Set.of(places), false)));
  }

  private Request request(DataConsent consent) {
    Request plain = bench.request("site");
    return new Request(
        plain.selection(), "", false, false, Duration.ZERO, Optional.empty(), consent);
  }

  private static String text(Printable result) {
    var page = new Page();
    result.print(page);
    return page.plain();
  }

  /** A deploy is refused with this sentence, and nothing is touched. */
  private void refuses(String why) {
    bench.target.forgetCalls();
    var running = bench.running("site");

    assertThatThrownBy(() -> bench.deploy("site"))
        .hasMessage("deploy refused: " + why + "; nothing was touched")
        .extracting(error -> ((OperationException) error).kind())
        .isEqualTo(ErrorKind.REFUSED);

    assertThat(bench.target.calls()).isEmpty();
    assertThat(bench.running("site")).isEqualTo(running);
    assertThat(bench.store().newest(bench.key("site"))).isEqualTo(1);
  }

  @Test
  void aRenamedVolume() {
    deployed(VOLUME);
    bench.stack("site", VOLUME.replace("data:/data", "other:/data").replace("data: {}", "other:"));

    refuses(
        "site/db would get volume site_other (not there yet) at /data in place of volume"
            + " site_data (holds data)");
    assertThat(Bench.outcome(accepting("site_other"), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void onlyTheNameOfTheNewOnePasses() {
    deployed(VOLUME);
    bench.stack("site", VOLUME.replace("data: {}", "data: { name: other }"));

    assertThatThrownBy(() -> accepting("site_data")).hasMessageStartingWith("deploy refused: ");
    assertThatThrownBy(() -> accepting("/data")).hasMessageStartingWith("deploy refused: ");
    assertThatThrownBy(() -> accepting("othe")).hasMessageStartingWith("deploy refused: ");
    assertThat(Bench.outcome(accepting("other"), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void anExternalVolumeInPlaceOfItsOwn() {
    deployed(VOLUME);
    bench.target.contents.put("data", Contents.EMPTY);
    bench.stack("site", VOLUME.replace("data: {}", "data: { external: true }"));

    refuses(
        "site/db would get volume data (empty) at /data in place of volume site_data (holds data)");
  }

  @Test
  void theSameVolumeBecomesExternalWithoutALoss() {
    deployed(VOLUME);
    bench.stack("site", VOLUME.replace("data: {}", "data: { external: true, name: site_data }"));

    assertThat(bench.plan("site").isEmpty()).isTrue();
  }

  @Test
  void itsOwnVolumeInPlaceOfAnExternalOne() {
    deployed(VOLUME.replace("data: {}", "data: { name: data }"));
    bench.stack("site", VOLUME);

    refuses(
        "site/db would get volume site_data (not there yet) at /data in place of volume data"
            + " (holds data)");
  }

  @Test
  void aFolderWithDataReplacedByAnEmptyOne() throws IOException {
    bench.file("stacks/site/data/base", "rows\n");
    deployed(FOLDER);
    Files.createDirectories(folder.resolve("stacks/site/empty"));
    bench.stack("site", FOLDER.replace("./data", "./empty"));

    String site = folder.resolve("stacks/site").toString();
    refuses(
        "site/db would get "
            + site
            + "/empty (empty) at /data in place of "
            + site
            + "/data (holds data)");
    assertThat(Bench.outcome(accepting(site + "/empty/"), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void aChangedHostPath() {
    bench.file("a/base", "rows\n").file("b/base", "other rows\n");
    deployed(FOLDER.replace("./data", folder + "/a"));
    bench.stack("site", FOLDER.replace("./data", folder + "/b"));

    refuses(
        "site/db would get "
            + folder
            + "/b (holds data) at /data in place of "
            + folder
            + "/a (holds data)");
  }

  @Test
  void anEmptyFolderMayBeReplaced() throws IOException {
    Files.createDirectories(folder.resolve("stacks/site/data"));
    deployed(FOLDER);
    bench.stack("site", FOLDER.replace("./data", "./other"));

    assertThat(bench.plan("site").stacks().get(0).data()).isEqualTo(DataRisks.NONE);
    assertThat(Bench.outcome(bench.deploy("site"), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void aLinkToTheFolderIsTheFolder() throws IOException {
    bench.file("real/base", "rows\n");
    deployed(FOLDER.replace("./data", folder + "/real"));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
    bench.stack("site", FOLDER.replace("./data", folder + "/link"));

    assertThat(Bench.outcome(bench.deploy("site"), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void aFolderNobodyMayLookInto() {
    bench.target.contents.put(folder + "/a", Contents.UNKNOWN);
    deployed(FOLDER.replace("./data", folder + "/a"));
    bench.stack("site", FOLDER.replace("./data", folder + "/b"));

    refuses(
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

    refuses(
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
        .stack("site", VOLUME);
    bench.deploy("site");
    bench.restart();
    bench.variable("DIR", "stacks/moved").stack("moved", VOLUME);

    refusesProject("moved");
  }

  @Test
  void aRenamedProjectInTheSettings() {
    bench
        .deployment("stacks: { site: { project: '${env:PROJECT}' } }\n")
        .variable("PROJECT", "site")
        .stack("site", VOLUME);
    bench.deploy("site");
    bench.restart();
    bench.variable("PROJECT", "other");

    refusesProject("other");
  }

  @Test
  void aRenamedProjectInTheFile() {
    deployed(VOLUME);
    bench.stack("site", "name: other\n" + VOLUME);

    refusesProject("other");
  }

  @Test
  void aVolumeThatIsDropped() {
    deployed(VOLUME);
    bench.stack("site", "services: { db: { image: 'app:1' } }\n");

    refuses("site/db would get no volume at /data in place of volume site_data (holds data)");
    assertThat(Bench.outcome(accepting("site/db:/data"), "site")).isEqualTo(Outcome.DEPLOYED);
    assertThat(bench.target.behind().volumes()).contains("site_data");
  }

  @Test
  void orderAndReadOnlyAndMoreVolumesPass() {
    deployed(
        VOLUME
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
    deployed(VOLUME);
    bench.target.behind().remove(bench.id("site", "db"));
    bench.stack("site", VOLUME.replace("data: {}", "data: { name: other }"));

    refuses(
        "site/db would get volume other (not there yet) at /data in place of volume site_data"
            + " (holds data)");
  }

  @Test
  void whatWasRemovedOnPurposeMayBecomeAnything() {
    deployed(VOLUME);
    bench
        .get(ServiceControl.class)
        .handle(Handling.REMOVE, bench.selection("site"), "", Duration.ZERO, bench.run());
    bench.stack("site", VOLUME.replace("data: {}", "data: { name: other }"));

    assertThat(Bench.outcome(bench.deploy("site"), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void thePlanShowsItAndEndsAsTheDeployWould() {
    deployed(VOLUME);
    bench.stack("site", VOLUME.replace("data: {}", "data: { name: other }"));

    Plan plan = bench.plan("site");

    assertThat(text(plan).replace("  (simulated)", ""))
        .contains(
            """
              ! data of db: /data  volume site_data (holds data) → volume other (not there yet)
                refused without --accept-volume other
            """)
        .contains("  Data:        1 place with data would be left behind, none is removed")
        .doesNotContain("Next:");
    assertThat(plan.failure()).contains(ErrorKind.REFUSED);
    assertThat(plan.error())
        .contains(
            "deploy would be refused: site/db would get volume other (not there yet) at /data in"
                + " place of volume site_data (holds data)");
    assertThat(plan.hints())
        .containsExactly(
            "write the old place into the files again, or bring its data over first",
            "steward deploy site --accept-volume other     goes on all the same");
    assertThat(Json.line(plan))
        .contains(
            "\"moves\":[{\"service\":\"db\",\"path\":\"/data\",\"from\":{\"kind\":\"volume\","
                + "\"name\":\"site_data\"},\"holds\":\"data\"");
  }

  @Test
  void aDryRunShowsThePlanAndEndsAsTheDeployWould() {
    deployed(VOLUME);
    bench.stack("site", VOLUME.replace("data: {}", "data: { name: other }"));
    Run run = bench.run();
    var dry = new Run("", "mark", folder, true, run.progress(), run.questions(), run.stopping());

    DeployResult refused = bench.get(Deployer.class).deploy(bench.request("site"), dry);
    DeployResult accepted =
        bench.get(Deployer.class).deploy(request(new DataConsent(Set.of("other"), false)), dry);

    assertThat(text(refused))
        .contains("! data of db: /data")
        .contains("Dry run: this is what a deploy would do. Nothing was touched.");
    assertThat(refused.failure()).contains(ErrorKind.REFUSED);
    assertThat(refused.error().orElseThrow()).startsWith("deploy would be refused: site/db would");
    assertThat(accepted.failure()).isEmpty();
  }

  private RollbackResult rollback(DataConsent consent, boolean dryRun) {
    Run run = bench.run();
    return bench
        .get(Rollback.class)
        .goBack(
            new Rollback.Request(
                bench.selection("site"), Optional.empty(), "", Duration.ZERO, consent),
            new Run(
                run.id(), "mark", folder, dryRun, run.progress(), run.questions(), run.stopping()));
  }

  @Test
  void aRollbackIsHeldToTheSame() {
    deployed(VOLUME);
    bench.stack("site", VOLUME.replace("data: {}", "data: { name: other }"));
    accepting("other");
    bench.target.forgetCalls();

    RollbackResult dry = rollback(DataConsent.NONE, true);

    assertThat(dry.failure()).contains(ErrorKind.REFUSED);
    assertThat(text(dry)).contains("refused without --accept-volume site_data");
    assertThatThrownBy(() -> rollback(DataConsent.NONE, false))
        .hasMessage(
            "rollback refused: site/db would get volume site_data (holds data) at /data in place of"
                + " volume other (holds data); nothing was touched")
        .extracting(error -> ((OperationException) error).hints().toString())
        .asString()
        .contains("steward rollback site --accept-volume site_data");
    assertThat(bench.target.calls()).isEmpty();
    assertThat(rollback(new DataConsent(Set.of("site_data"), false), false).failure()).isEmpty();
  }

  @Test
  void whatIsFoundOutAfterThePullIsRefusedToo() {
    deployed(VOLUME);
    bench.target.contents.put("site_data", Contents.EMPTY);
    bench.target.before("pull", () -> bench.target.contents.put("site_data", Contents.DATA));
    bench.stack(
        "site", VOLUME.replace("data: {}", "data: { name: other }").replace("app:1", "app:2"));
    bench.target.forgetCalls();

    assertThat(bench.plan("site").stacks().get(0).data().refuses()).isFalse();
    assertThatThrownBy(() -> bench.deploy("site")).hasMessageStartingWith("deploy refused: ");
    assertThat(bench.target.calls()).containsExactly("pull app:2");
  }

  private void databases(String from, String to) {
    deployed(VOLUME.replace("app:1", from));
    bench.stack("site", VOLUME.replace("app:1", to));
  }

  @Test
  void aDatabaseInAnotherMajorVersionNeedsItsOwnWord() {
    databases("postgres:16", "postgres:17.2");

    assertThat(text(bench.plan("site")).replace("  (simulated)", ""))
        .contains(
            """
              ! no sure way back for db: a new image of a service that writes data
              ! db would go from PostgreSQL 16 to PostgreSQL 17 with its data
                refused without --accept-data-migration
            """);
    refuses("site/db would go from PostgreSQL 16 to PostgreSQL 17 with its data");
    assertThatThrownBy(() -> accepting("site_data")).hasMessageStartingWith("deploy refused: ");
    DeployResult result = bench.deploy(request(new DataConsent(Set.of(), true)));
    assertThat(Bench.outcome(result, "site")).isEqualTo(Outcome.DEPLOYED);
    assertThatThrownBy(() -> rollback(DataConsent.NONE, false))
        .hasMessage(
            "rollback refused: site/db would go back from PostgreSQL 17 to PostgreSQL 16, which"
                + " does not read newer data; nothing was touched");
    assertThat(rollback(new DataConsent(Set.of(), true), false).failure()).isEmpty();
  }

  @Test
  void anOlderVersionAndAnotherDatabaseAreRefusedTheSameWay() {
    databases("mysql:8.4", "mysql:8.0");
    refuses("site/db would go back from MySQL 8.4 to MySQL 8.0, which does not read newer data");

    bench.stack("site", VOLUME.replace("app:1", "mariadb:11.4"));
    refuses("site/db would go from MySQL 8.4 to MariaDB 11.4 with its data");
  }

  @Test
  void aVersionThatCannotBeToldIsSaidAndNotRefused() {
    databases("postgres:16", "postgres:latest");

    Plan plan = bench.plan("site");

    assertThat(text(plan).replace("  (simulated)", ""))
        .contains(
            "  ! db may go to another major version with its data: PostgreSQL 16 to PostgreSQL of a"
                + " version that cannot be told\n")
        .doesNotContain("refused");
    assertThat(plan.failure()).isEmpty();
    assertThat(Bench.outcome(bench.deploy("site"), "site")).isEqualTo(Outcome.DEPLOYED);
    bench.target.behind().publish("postgres:latest");
    bench.target.pull("postgres:latest", Duration.ZERO, words -> {});
    assertThat(text(bench.plan("site")))
        .contains("! no sure way back for db: a new image of a service that writes data")
        .doesNotContain("cannot be told");
  }

  @Test
  void aMinorVersionPasses() {
    databases("postgres:16.3", "postgres:16.4");

    assertThat(bench.plan("site").stacks().get(0).noSureWayBack()).containsExactly("db");
    assertThat(Bench.outcome(bench.deploy("site"), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void aDatabaseThatBeginsAnewHasNothingToMigrate() {
    deployed(VOLUME.replace("app:1", "postgres:16"));
    bench.stack(
        "site",
        VOLUME.replace("app:1", "postgres:17").replace("data: {}", "data: { name: fresh }"));

    assertThat(bench.plan("site").stacks().get(0).data().jumps()).isEmpty();
    assertThat(Bench.outcome(accepting("fresh"), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void aDatabaseWithoutDataHasNothingToMigrate() {
    bench.deployment("stacks: { site: {} }\n");
    bench.stack("site", "services: { db: { image: 'redis:7', volumes: [ './d:/data:ro' ] } }\n");
    bench.deploy("site");
    bench.stack("site", "services: { db: { image: 'redis:8', volumes: [ './d:/data:ro' ] } }\n");

    assertThat(Bench.outcome(bench.deploy("site"), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void everythingThatIsNotAcceptedIsNamedAtOnce() {
    deployed(
        """
        services:
          db: { image: "postgres:16", volumes: [ "data:/data" ] }
          web: { image: "app:1", volumes: [ "www:/www" ] }
        volumes: { data: {}, www: {} }
        """);
    bench.stack(
        "site",
        """
        services:
          db: { image: "postgres:17", volumes: [ "data:/data" ] }
          web: { image: "app:1", volumes: [ "other:/www" ] }
        volumes: { data: {}, other: {} }
        """);

    refuses(
        "site/web would get volume site_other (not there yet) at /www in place of volume site_www"
            + " (holds data); site/db would go from PostgreSQL 16 to PostgreSQL 17 with its data");
    assertThat(bench.plan("site").hints())
        .last()
        .isEqualTo(
            "steward deploy site --accept-volume site_other --accept-data-migration     goes on all"
                + " the same");
    assertThatThrownBy(() -> accepting("site_other"))
        .hasMessage(
            "deploy refused: site/db would go from PostgreSQL 16 to PostgreSQL 17 with its data;"
                + " nothing was touched");
  }

  /** A stack of another name runs the same services, as if by hand from this folder. */
  private void byHand(String other) {
    bench.deployment("stacks: { site: {}, " + other + ": {} }\n").stack(other, VOLUME);
    bench.stack("site", VOLUME);
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
    assertThat(Bench.outcome(accepting("site_data"), "site")).isEqualTo(Outcome.DEPLOYED);
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
