// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.DataPlace.Contents;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Json;
import io.steward.core.operation.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How plan, deploy and rollback refuse what risks data, and what passes it. */
class DataConsentTest {

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
  void thePlanShowsItAndEndsAsTheDeployWould() {
    guarded.deployed(GuardedBench.VOLUME);
    bench.stack("site", GuardedBench.VOLUME.replace("data: {}", "data: { name: other }"));

    Plan plan = bench.plan("site");

    assertThat(GuardedBench.text(plan).replace("  (simulated)", ""))
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
    guarded.deployed(GuardedBench.VOLUME);
    bench.stack("site", GuardedBench.VOLUME.replace("data: {}", "data: { name: other }"));
    Run run = bench.run();
    var dry = new Run("", "mark", folder, true, run.progress(), run.questions(), run.stopping());

    DeployResult refused = bench.get(Deployer.class).deploy(bench.request("site"), dry);
    DeployResult accepted =
        bench
            .get(Deployer.class)
            .deploy(guarded.request(new DataConsent(Set.of("other"), false)), dry);

    assertThat(GuardedBench.text(refused))
        .contains("! data of db: /data")
        .contains("Dry run: this is what a deploy would do. Nothing was touched.");
    assertThat(refused.failure()).contains(ErrorKind.REFUSED);
    assertThat(refused.error().orElseThrow()).startsWith("deploy would be refused: site/db would");
    assertThat(accepted.failure()).isEmpty();
  }

  @Test
  void aRollbackIsHeldToTheSame() {
    guarded.deployed(GuardedBench.VOLUME);
    bench.stack("site", GuardedBench.VOLUME.replace("data: {}", "data: { name: other }"));
    guarded.accepting("other");
    bench.target.forgetCalls();

    RollbackResult dry = guarded.rollback(DataConsent.NONE, true);

    assertThat(dry.failure()).contains(ErrorKind.REFUSED);
    assertThat(GuardedBench.text(dry)).contains("refused without --accept-volume site_data");
    assertThatThrownBy(() -> guarded.rollback(DataConsent.NONE, false))
        .hasMessage(
            "rollback refused: site/db would get volume site_data (holds data) at /data in place of"
                + " volume other (holds data); nothing was touched")
        .extracting(error -> ((OperationException) error).hints().toString())
        .asString()
        .contains("steward rollback site --accept-volume site_data");
    assertThat(bench.target.calls()).isEmpty();
    assertThat(guarded.rollback(new DataConsent(Set.of("site_data"), false), false).failure())
        .isEmpty();
  }

  @Test
  void whatIsFoundOutAfterThePullIsRefusedToo() {
    guarded.deployed(GuardedBench.VOLUME);
    bench.target.contents.put("site_data", Contents.EMPTY);
    bench.target.before("pull", () -> bench.target.contents.put("site_data", Contents.DATA));
    bench.stack(
        "site",
        GuardedBench.VOLUME.replace("data: {}", "data: { name: other }").replace("app:1", "app:2"));
    bench.target.forgetCalls();

    assertThat(bench.plan("site").stacks().get(0).data().refuses()).isFalse();
    assertThatThrownBy(() -> bench.deploy("site")).hasMessageStartingWith("deploy refused: ");
    assertThat(bench.target.calls()).containsExactly("pull app:2");
  }

  private void databases(String from, String to) {
    guarded.deployed(GuardedBench.VOLUME.replace("app:1", from));
    bench.stack("site", GuardedBench.VOLUME.replace("app:1", to));
  }

  @Test
  void aDatabaseInAnotherMajorVersionNeedsItsOwnWord() {
    databases("postgres:16", "postgres:17.2");

    assertThat(GuardedBench.text(bench.plan("site")).replace("  (simulated)", ""))
        .contains(
            """
              ! no sure way back for db: a new image of a service that writes data
              ! db would go from PostgreSQL 16 to PostgreSQL 17 with its data
                refused without --accept-data-migration
            """);
    guarded.refuses("site/db would go from PostgreSQL 16 to PostgreSQL 17 with its data");
    assertThatThrownBy(() -> guarded.accepting("site_data"))
        .hasMessageStartingWith("deploy refused: ");
    DeployResult result = bench.deploy(guarded.request(new DataConsent(Set.of(), true)));
    assertThat(Bench.outcome(result, "site")).isEqualTo(Outcome.DEPLOYED);
    assertThatThrownBy(() -> guarded.rollback(DataConsent.NONE, false))
        .hasMessage(
            "rollback refused: site/db would go back from PostgreSQL 17 to PostgreSQL 16, which"
                + " does not read newer data; nothing was touched");
    assertThat(guarded.rollback(new DataConsent(Set.of(), true), false).failure()).isEmpty();
  }

  @Test
  void anOlderVersionAndAnotherDatabaseAreRefusedTheSameWay() {
    databases("mysql:8.4", "mysql:8.0");
    guarded.refuses(
        "site/db would go back from MySQL 8.4 to MySQL 8.0, which does not read newer data");

    bench.stack("site", GuardedBench.VOLUME.replace("app:1", "mariadb:11.4"));
    guarded.refuses("site/db would go from MySQL 8.4 to MariaDB 11.4 with its data");
  }

  @Test
  void aVersionThatCannotBeToldIsSaidAndNotRefused() {
    databases("postgres:16", "postgres:latest");

    Plan plan = bench.plan("site");

    assertThat(GuardedBench.text(plan).replace("  (simulated)", ""))
        .contains(
            "  ! db may go to another major version with its data: PostgreSQL 16 to PostgreSQL of a"
                + " version that cannot be told\n")
        .doesNotContain("refused");
    assertThat(plan.failure()).isEmpty();
    assertThat(Bench.outcome(bench.deploy("site"), "site")).isEqualTo(Outcome.DEPLOYED);
    bench.target.behind().publish("postgres:latest");
    bench.target.pull("postgres:latest", Duration.ZERO, words -> {});
    assertThat(GuardedBench.text(bench.plan("site")))
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
    guarded.deployed(GuardedBench.VOLUME.replace("app:1", "postgres:16"));
    bench.stack(
        "site",
        GuardedBench.VOLUME
            .replace("app:1", "postgres:17")
            .replace("data: {}", "data: { name: fresh }"));

    assertThat(bench.plan("site").stacks().get(0).data().jumps()).isEmpty();
    assertThat(Bench.outcome(guarded.accepting("fresh"), "site")).isEqualTo(Outcome.DEPLOYED);
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
    guarded.deployed(
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

    guarded.refuses(
        "site/web would get volume site_other (not there yet) at /www in place of volume site_www"
            + " (holds data); site/db would go from PostgreSQL 16 to PostgreSQL 17 with its data");
    assertThat(bench.plan("site").hints())
        .last()
        .isEqualTo(
            "steward deploy site --accept-volume site_other --accept-data-migration     goes on all"
                + " the same");
    assertThatThrownBy(() -> guarded.accepting("site_other"))
        .hasMessage(
            "deploy refused: site/db would go from PostgreSQL 16 to PostgreSQL 17 with its data;"
                + " nothing was touched");
  }
}
