// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.CrashingJournal.Killed;
import io.steward.core.deploy.StackStatus.Grade;
import io.steward.core.operation.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single services of a stack are deployed: what was not never counts as something that ran. */
class PartialDeployTest {
  private static final String BROKEN =
      """
      services:
        web:
          image: web:broken
          networks: [ front ]
          volumes: [ "pages:/pages" ]
        app:
          image: app:1
        job:
          image: job:1
          depends_on: [ web ]
          links: [ web ]
          volumes: [ "jobs:/jobs" ]
          secrets: [ key ]
      networks: { front: {} }
      volumes: { pages: {}, jobs: {} }
      secrets: { key: { file: ./key } }
      """;
  private static final String MENDED = BROKEN.replace("web:broken", "web:1");

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench =
        new Bench(folder)
            .deployment("stacks: { site: {} }\n")
            .file("stacks/site/key", "secret\n")
            .stack("site", BROKEN);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private RollbackResult rollback() {
    return bench.rollback(Optional.empty(), bench.run());
  }

  private WantedStack recorded() {
    StackSite site = bench.get(StackSites.class).get("site");
    return site.reader().of(site.stack(), site.store().current(site.key()).orElseThrow());
  }

  private List<String> notDeployed() {
    return bench.get(Inventory.class).status(bench.selection("site")).stacks().stream()
        .flatMap(stack -> stack.services().stream())
        .filter(service -> service.grade() == Grade.NOT_DEPLOYED)
        .map(StackStatus.ServiceStatus::service)
        .toList();
  }

  private List<String> diff() {
    return bench
        .get(StackDiff.class)
        .diff(new StackRevision("site", Optional.empty()))
        .texts()
        .stream()
        .flatMap(part -> part.lines().stream())
        .filter(line -> line.startsWith("+") || line.startsWith("-"))
        .toList();
  }

  @Test
  void recordsOnlyWhatWasDeployedFirst() {
    bench.deploy("site/job");

    assertThat(recorded().services()).containsOnlyKeys("job");
    assertThat(recorded().networks()).containsExactly("site_default");
    assertThat(recorded().volumes()).containsExactly("site_jobs");
    assertThat(bench.plan("site").stacks().get(0).names(Change.CREATE))
        .containsExactly("web", "app");
    assertThat(notDeployed()).containsExactly("web", "app");
  }

  @Test
  void goesBackToWhatRanBesideWhatWasNeverDeployed() {
    bench.deploy("site/job");
    String job = bench.id("site", "job");
    bench.stack("site", MENDED);
    bench.deploy("site");

    RollbackResult result = rollback();

    assertThat(result.failure()).isEmpty();
    assertThat(result.stacks().get(0).plan().names(Change.REMOVE)).containsExactly("app", "web");
    assertThat(bench.running("site")).containsOnlyKeys("job");
    assertThat(bench.id("site", "job")).isEqualTo(job);
  }

  @Test
  void doesNotGoBackToANewServiceThatWasBroken() {
    bench.stack("site", MENDED);
    bench.deploy("site");
    bench.stack("site", withNew("new:broken"));
    bench.deploy("site/job");
    bench.stack("site", withNew("new:1"));
    bench.deploy("site");

    assertThat(rollback().stacks().get(0).plan().names(Change.REMOVE)).containsExactly("new");
    assertThat(bench.running("site")).containsOnlyKeys("web", "app", "job");
    assertThat(bench.running("site").get("job").fields().find("image")).contains("job:2");
  }

  private static String withNew(String image) {
    return MENDED
        .replace("job:1", "job:2")
        .replace("services:\n", "services:\n  new:\n    image: " + image + "\n");
  }

  @Test
  void differsFromTheFilesInNothingThatWasDeployed() {
    bench.stack("site", MENDED);
    bench.deploy("site");
    bench.stack("site", MENDED.replace("web:1", "web:2").replace("app:1", "app:2"));
    bench.deploy("site/app");

    assertThat(diff()).containsExactly("-    image: web:1", "+    image: web:2");
  }

  @Test
  void holdsAPartThatFailed() {
    bench.stack(
        "site", BROKEN.replace("job:1", "job:1\n    labels: [ steward.simulated.health=exits ]"));
    assertThat(Bench.outcome(bench.deploy("site/job"), "site")).isEqualTo(Outcome.REMOVED);

    assertThatThrownBy(() -> bench.deploy("site/job"))
        .hasMessage(
            "revision 1 of site is held: it failed or was taken back, and its files are the same");
    assertThat(Bench.outcome(bench.deploy("site/app"), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void recordsNothingOfBeforeARemoval() {
    bench.stack("site", MENDED);
    bench.deploy("site");
    bench
        .get(ServiceControl.class)
        .handle(Handling.REMOVE, bench.selection("site"), "", Duration.ZERO, bench.run());

    bench.deploy("site/app");

    assertThat(recorded().services()).containsOnlyKeys("app");
  }

  @Test
  void planLeadsToADeployOfTheSame() {
    var page = new Page();

    bench.plan("site/app", "site/job").print(page);

    assertThat(page.plain()).contains("Next: steward deploy site/app site/job  (simulated)");
  }

  @Test
  void isFinishedAfterAKill() {
    bench.journal().dieAt(3, true);
    assertThatThrownBy(() -> bench.deploy("site/job")).isInstanceOf(Killed.class);
    bench.restart();
    bench.clock.advance(Duration.ofMinutes(5));

    bench.resume(false, "site");

    assertThat(bench.running("site")).containsOnlyKeys("job");
    assertThat(recorded().services()).containsOnlyKeys("job");
  }
}
