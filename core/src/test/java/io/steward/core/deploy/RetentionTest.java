// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.compose.Content;
import io.steward.core.secret.Seal;
import io.steward.core.state.Database;
import io.steward.core.testing.MutableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
  private static final StackKey SITE = new StackKey("", "nuc", "site");
  private static final StackKey OTHER = new StackKey("", "nuc", "other");
  private static final KeepSettings TWO = new KeepSettings(2, Duration.ZERO, 1);

  @TempDir Path folder;
  private final MutableClock clock = MutableClock.at("2026-01-01T08:00:00Z");
  private Database database;
  private DeployStore store;

  @BeforeEach
  void open() {
    database = Database.sqlite(folder.resolve("state.db"), clock, DeployStore.SCHEMA);
    store = new DeployStore(database, new Seal(folder.resolve("key")), clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void revision(StackKey key, int number, String content, Optional<Outcome> outcome) {
    var revision =
        new Revision(
            key,
            number,
            new Revision.Origin("run-" + number, "mark", "", clock.instant()),
            "site",
            "{}",
            List.of(
                new Content(Path.of("/srv/web.conf"), content.getBytes(StandardCharsets.UTF_8))),
            content,
            Optional.empty());
    ContainerState container = Wanted.container("web", number, Wanted.fields());
    var snapshot = new Snapshot(Optional.empty(), List.of(container), Map.of());
    store.begin(
        revision, snapshot, new StoredPlan(false, Wanted.plan("site", Change.CREATE, "web")));
    store.journal().write(key, number, Phase.APPLYING, "web");
    store.stories().judged(revision, List.of());
    store.logs().keep(revision, "web", List.of("line"));
    outcome.ifPresent(o -> store.finish(revision, o, List.of()));
    clock.advance(Duration.ofDays(1));
  }

  private void good(StackKey key, int first, int last) {
    IntStream.rangeClosed(first, last)
        .forEach(n -> revision(key, n, "text " + n, Optional.of(Outcome.DEPLOYED)));
  }

  private int apply(KeepSettings keep) {
    return store.retention().apply(SITE, keep, clock.instant());
  }

  private List<Integer> numbers(StackKey key) {
    return store.history(key, 100).stream().map(entry -> entry.revision().number()).toList();
  }

  private long rows(String table) {
    return database
        .sql()
        .first("SELECT count(*) AS n FROM " + table, row -> row.number("n"))
        .orElseThrow();
  }

  @Test
  void forgetsTheOldestWithEverythingThatBelongsToThem() {
    good(SITE, 1, 25);
    good(OTHER, 1, 1);

    int forgotten = apply(new KeepSettings(12, Duration.ZERO, 1));

    assertThat(forgotten).isEqualTo(13);
    assertThat(numbers(SITE)).hasSize(12).startsWith(25).endsWith(14);
    assertThat(numbers(OTHER)).containsExactly(1);
    assertThat(rows("deploy_log")).isEqualTo(13);
    assertThat(rows("deploy_file")).isEqualTo(13);
    assertThat(rows("deploy_story")).isEqualTo(13);
    assertThat(rows("deploy_journal")).isEqualTo(26);
    assertThat(rows("deploy_content")).isEqualTo(13);
    assertThat(store.newest(SITE)).isEqualTo(25);
  }

  @Test
  void keepsContentThatAnotherStackNames() {
    revision(OTHER, 1, "text 1", Optional.of(Outcome.DEPLOYED));
    good(SITE, 1, 12);

    apply(TWO);

    assertThat(numbers(SITE)).endsWith(3);
    assertThat(store.find(OTHER, 1).orElseThrow().files()).hasSize(1);
  }

  @Test
  void countsOnlyThoseThatWereWell() {
    good(SITE, 1, 3);
    for (int number = 4; number <= 20; number++) {
      revision(SITE, number, "bad " + number, Optional.of(Outcome.ROLLED_BACK));
    }

    apply(TWO);

    assertThat(numbers(SITE)).hasSize(19).endsWith(2);
  }

  @Test
  void keepsEverythingWhileItIsYoung() {
    good(SITE, 1, 25);

    assertThat(apply(new KeepSettings(2, Duration.ofDays(90), 1))).isZero();

    assertThat(apply(new KeepSettings(2, Duration.ofDays(9_999_999), 1))).isZero();
    clock.advance(Duration.ofDays(70));
    assertThat(apply(new KeepSettings(2, Duration.ofDays(90), 1))).isEqualTo(5);
    assertThat(numbers(SITE)).endsWith(6);
  }

  @Test
  void keepsThoseAmongWhichOneThatFailedIsLookedFor() {
    good(SITE, 1, 25);

    apply(TWO);

    assertThat(numbers(SITE)).hasSize(HeldRevision.LOOKED_AT);
  }

  @Test
  void keepsOneThatSaysSomethingElseToGoBackTo() {
    good(SITE, 1, 2);
    for (int number = 3; number <= 20; number++) {
      revision(SITE, number, "the same", Optional.of(Outcome.DEPLOYED));
    }

    apply(TWO);

    assertThat(numbers(SITE)).hasSize(19).endsWith(2);
  }

  @Test
  void keepsThePresentOneHoweverOldItIs() {
    revision(SITE, 1, "present", Optional.of(Outcome.LEFT_AS_IS));
    for (int number = 2; number <= 20; number++) {
      revision(SITE, number, "bad " + number, Optional.of(Outcome.REMOVED));
    }

    assertThat(apply(TWO)).isZero();
  }

  @Test
  void keepsOneThatNeverEnded() {
    good(SITE, 1, 3);
    revision(SITE, 4, "cut off", Optional.empty());
    good(SITE, 5, 25);

    apply(TWO);

    assertThat(numbers(SITE)).hasSize(11).endsWith(4);
    assertThat(store.find(SITE, 4).orElseThrow().files()).hasSize(1);
    assertThat(store.logs().of(SITE, 4)).hasSize(1);
    assertThat(store.logs().of(SITE, 3)).isEmpty();
  }

  @Test
  void keepsAsManyAsTheirImagesAreKept() {
    good(SITE, 1, 25);

    apply(new KeepSettings(2, Duration.ZERO, 15));

    assertThat(numbers(SITE)).hasSize(15);
  }

  @Test
  void forgetsAfterADeployAndARollbackAndWhatWasResumed() {
    try (Bench bench =
        new Bench(folder.resolve("lab"))
            .deployment("stacks: { site: {} }\n")
            .variable("STEWARD__DEPLOYMENT__STATE__KEEP__REVISIONS", "2")
            .variable("STEWARD__DEPLOYMENT__STATE__KEEP__AGE", "0s")) {
      for (int number = 1; number <= 14; number++) {
        bench.stack("site", "services: { web: { image: 'x:" + number + "' } }\n");
        bench.deploy();
        bench.clock.advance(Duration.ofMinutes(1));
      }

      assertThat(kept(bench)).containsExactly(14, 13, 12, 11, 10, 9, 8, 7, 6, 5);
      bench.rollback(Optional.of(5), bench.run());
      assertThat(bench.running("site").get("web").fields().find("image")).contains("x:5");
      assertThat(kept(bench)).containsExactly(15, 14, 13, 12, 11, 10, 9, 8, 7, 6);

      bench.stack("site", "services: { web: { image: 'x:16' } }\n");
      bench.journal().dieAt(2, true);
      assertThatThrownBy(() -> bench.deploy()).isInstanceOf(CrashingJournal.Killed.class);
      bench.restart();
      assertThat(bench.resume(false).failure()).isEmpty();
      assertThat(kept(bench)).containsExactly(16, 15, 14, 13, 12, 11, 10, 9, 8, 7);
    }
  }

  private static List<Integer> kept(Bench bench) {
    return bench.store().history(bench.key("site"), 100).stream()
        .map(entry -> entry.revision().number())
        .toList();
  }
}
