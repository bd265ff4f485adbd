// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.operation.Json;
import io.steward.core.operation.Page;
import io.steward.core.state.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

class HistoryTest {
  private static final String FAILED =
      """
      ✗ site revision 3: rolled back
        when      (when), took 60 s
        who       mark
        why       the newest
        run       run-3
        before    revision 2
        content   (digest)

        What was to change
        ~ web            recreate  image        nginx:1.27 → nginx:1.28
                                   environment  COLOUR  green → blue
                                   environment  PASSWORD  changed (hidden)
                                   label        steward.simulated.health  exits
        ~ cache          recreate  image        memo:8 → memo:7

        What was done
        ..:21:00  begun
        ..:21:00  applying    web, cache
        ..:21:00  judging     web, cache
        ..:21:30  going back
        ..:21:30  applying    web, cache

        How it went
        ✗ web          exited (1)  1.0 s  its process ended: exit code 1
        ✓ cache        running     30 s

        After the way back
        ✓ web          running     30 s
        ✓ cache        running     30 s
        ! Data: it may have written to site_data. That stays.
        ! Revision 3 is held: not deployed again until its files change.

        What web wrote:
        | simulated: web started
        | simulated: ended with exit code 1

        What it says
        image     cache  memo:7
        image     web  nginx:1.28
      """;

  private static final String SITE =
      """
      services:
        web:
          image: nginx:1.27
          environment: { COLOUR: blue, PASSWORD: one }
        cache:
          image: memo:7
          volumes: [ "data:/data" ]
      volumes: { data: {} }
      """;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void deployThreeTimes() {
    bench = new Bench(folder).deployment("stacks: { site: {} }\n").stack("site", SITE);
    deploy("the first");
    bench.clock.advance(Duration.ofMinutes(10));
    bench.stack(
        "site", SITE.replace("blue", "green").replace("one", "two").replace("memo:7", "memo:8"));
    deploy("green");
    bench.clock.advance(Duration.ofMinutes(10));
    bench.stack(
        "site",
        SITE.replace("nginx:1.27", "nginx:1.28\n    labels: { steward.simulated.health: exits }"));
    deploy("the newest");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void deploy(String reason) {
    Deployer.Request plain = bench.request("site");
    bench.deploy(
        new Deployer.Request(
            plain.selection(), reason, false, false, plain.lockWait(), Optional.empty()));
  }

  private History history(Integer... revision) {
    return bench
        .get(Inventory.class)
        .history(
            new StackRevision(
                "site", revision.length == 0 ? Optional.empty() : Optional.of(revision[0])));
  }

  private static String text(History history) {
    var page = new Page();
    history.print(page);
    return page.plain();
  }

  @Test
  void listsWhoWhatWhyHowLongAndHowItEnded() {
    assertThat(text(history()).replaceAll("today \\d\\d:\\d\\d", "(when)     "))
        .isEqualTo(
            """
            ✗ 3    (when)           rolled back       60 s    mark     the newest
                   ~ web  ~ cache
            ✓ 2    (when)           deployed, runs    30 s    mark     green
                   ~ web  ~ cache
            ✓ 1    (when)           deployed          30 s    mark     the first
                   + web  + cache
            """
                .strip());
  }

  @Test
  void tellsTheWholeStoryOfOneThatFailed() {
    assertThat(
            text(history(3))
                .replaceAll("today \\d\\d:\\d\\d", "(when)")
                .replaceAll("\\d\\d(:\\d\\d:\\d\\d)", "..$1")
                .replaceAll("[0-9a-f]{64}", "(digest)"))
        .isEqualTo(FAILED.strip());
  }

  @Test
  void namesNoLogOfWhatWroteNothing() {
    Revision third = bench.store().find(bench.key("site"), 3).orElseThrow();
    bench.store().logs().keep(third, "cache", List.of());

    assertThat(text(history(3))).contains("What web wrote:").doesNotContain("What cache wrote:");
    assertThat(history(3).revisions().get(0).log())
        .extracting(History.KeptLog::service)
        .containsExactly("cache", "web");
  }

  @Test
  void tellsTheWholeStoryOfOneThatWentWell() {
    assertThat(text(history(2)))
        .startsWith("✓ site revision 2: deployed, runs\n")
        .contains("\n  before    revision 1\n")
        .contains("\n  How it went\n  ✓ web          running     30 s\n")
        .doesNotContain("way back", "held", "wrote");
    assertThat(text(history(1))).contains("\n  before    nothing: its first deploy\n");
  }

  @Test
  void saysWhatWasTakenBackLater() {
    bench.rollback(Optional.of(1), bench.run());

    assertThat(text(history(2))).startsWith("✗ site revision 2: taken back\n").contains(" is held");
    assertThat(text(history())).contains("back to revision 1");
  }

  @Test
  void tellsOfOneThatWasCutOff() {
    Revision last = bench.store().find(bench.key("site"), 2).orElseThrow();
    var cut =
        new Revision(
            last.key(),
            4,
            last.origin(),
            last.project(),
            last.rendered(),
            last.files(),
            last.digest(),
            Optional.empty());
    PlannedStack stack =
        bench.get(PlanMaker.class).planned(bench.selection("site"), false, false).stacks().get(0);
    bench
        .store()
        .begin(
            cut,
            new Snapshot(Optional.of(last), List.of(), Map.of()),
            new StoredPlan(false, stack.plan()));

    assertThat(text(history(4)))
        .startsWith("! site revision 4: cut off\n")
        .contains("  ~ web            recreate  image        nginx:1.27 → nginx:1.28\n")
        .contains("  How it went\n  It was cut off, or is going on.");
  }

  @Test
  void showsNoSecretToProgramsEither() {
    assertThat(Json.write(history(3)))
        .contains("\"lines\": [", "\"judged\": [", "\"back\": [", "\"held\": true")
        .doesNotContain("\"one\"", "\"two\"");
  }

  @Test
  void keepsStoriesSealed() throws IOException {
    bench.restart();

    assertThat(Files.readString(bench.path("state/state.db"), StandardCharsets.ISO_8859_1))
        .contains("deploy_story")
        .doesNotContain("COLOUR");
  }

  @Test
  void goesBackThoughTheStoryCannotBeKept() {
    bench
        .get(Database.class)
        .sql()
        .update(
            "CREATE TRIGGER broken BEFORE INSERT ON deploy_story"
                + " BEGIN SELECT RAISE(ABORT, 'no space'); END");
    bench.stack(
        "site",
        SITE.replace("nginx:1.27", "nginx:2\n    labels: { steward.simulated.health: exits }"));

    DeployResult result = bench.deploy("site");

    assertThat(Bench.outcome(result, "site")).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(text(history(4))).contains("It was cut off, or is going on.");
  }
}
