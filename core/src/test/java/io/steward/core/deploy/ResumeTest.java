// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.steward.core.deploy.CrashingJournal.Killed;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Page;
import io.steward.core.operation.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed in the middle of a deploy, and what the next one makes of it. */
class ResumeTest {
  private static final String BEFORE =
      """
      services:
        web:
          image: nginx:1.27
          environment: { LEVEL: info }
        conf:
          image: nginx:1.27
          volumes: [ "./web.conf:/etc/web.conf:ro" ]
        app:
          image: app:1
          healthcheck: { test: [CMD, "true"] }
          volumes: [ "data:/data" ]
        old:
          image: old:1
        same:
          image: same:1
      volumes:
        data: {}
      """;
  private static final String AFTER =
      BEFORE
          .replace("info", "warn")
          .replace("app:1", "app:2")
          .replace("  old:\n    image: old:1\n", "  extra:\n    image: extra:1\n");

  /** Entries of the journal of that deploy: begun, removing, applying, restarting, judging. */
  private static final int ENTRIES = 5;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder).deployment("stacks: { site: {} }\n");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Map<String, ContainerState> good() {
    bench.stack("site", BEFORE).file("stacks/site/web.conf", "one\n");
    assertThat(Bench.outcome(bench.deploy(), "site")).isEqualTo(Outcome.DEPLOYED);
    bench.clock.advance(Duration.ofMinutes(5));
    return bench.running("site");
  }

  private void change() {
    bench.stack("site", AFTER).file("stacks/site/web.conf", "two\n");
  }

  private void killedAt(int entry, boolean written) {
    bench.journal().dieAt(entry, written);
    assertThatThrownBy(() -> bench.deploy()).isInstanceOf(Killed.class);
    bench.restart();
  }

  private static <T> Map<String, T> each(
      Map<String, ContainerState> containers, Function<ContainerState, T> value) {
    Map<String, T> values = new TreeMap<>();
    containers.forEach((service, container) -> values.put(service, value.apply(container)));
    return values;
  }

  private StackOutcome resumed(boolean back) {
    ResumeResult result = bench.resume(back);
    assertThat(result.stacks()).hasSize(1);
    Outcome outcome = result.stacks().get(0).outcome().outcome();
    assertThat(result.failure()).isEqualTo(back ? Optional.empty() : outcome.failure());
    return result.stacks().get(0).outcome();
  }

  @ParameterizedTest(name = "killed at entry {0}, written {1}")
  @CsvSource({
    "2, false",
    "2, true",
    "3, false",
    "3, true",
    "4, false",
    "4, true",
    "5, false",
    "5, true"
  })
  void isFinishedWhereverItWasKilled(int entry, boolean written) {
    var before = good();
    change();
    killedAt(entry, written);

    StackOutcome outcome = resumed(false);

    assertThat(outcome.outcome()).isEqualTo(Outcome.DEPLOYED);
    assertThat(outcome.revision()).isEqualTo(2);
    var after = bench.running("site");
    assertThat(after.keySet()).containsExactlyInAnyOrder("web", "conf", "app", "extra", "same");
    assertThat(after.get("same")).isEqualTo(before.get("same"));
    assertThat(after.get("conf").id()).isEqualTo(before.get("conf").id());
    assertThat(after.get("conf").condition().startedAt().orElseThrow())
        .isAfter(before.get("conf").condition().startedAt().orElseThrow());
    assertThat(bench.target.behind().volumes()).containsExactly("site_data");
    assertThat(bench.plan().isEmpty()).isTrue();
    assertThat(bench.resume(false).stacks()).isEmpty();
  }

  @ParameterizedTest(name = "killed at entry {0}, written {1}")
  @CsvSource({"2, true", "3, false", "3, true", "4, true", "5, true"})
  void isTakenBackWhereverItWasKilled(int entry, boolean written) {
    var before = good();
    change();
    killedAt(entry, written);

    StackOutcome outcome = resumed(true);

    assertThat(outcome.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(outcome.revision()).isEqualTo(1);
    var after = bench.running("site");
    assertThat(each(after, ContainerState::fields)).isEqualTo(each(before, ContainerState::fields));
    assertThat(each(after, ContainerState::imageId))
        .isEqualTo(each(before, ContainerState::imageId));
    assertThat(after.get("same")).isEqualTo(before.get("same"));
    assertThat(bench.read("stacks/site/web.conf")).isEqualTo("one\n");
    assertThat(bench.read("stacks/site/web.conf.revision-2")).isEqualTo("two\n");
    assertThat(bench.target.behind().volumes()).containsExactly("site_data");
  }

  @ParameterizedTest(name = "written {0}")
  @ValueSource(booleans = {false, true})
  void leavesNothingToResumeBeforeItsBeginningIsOnTheDisk(boolean written) {
    var before = good();
    change();
    killedAt(1, written);

    assertThat(bench.resume(false).stacks()).isEmpty();
    assertThat(bench.running("site")).isEqualTo(before);
  }

  @Test
  void hasTheJournalWrittenBeforeEachDeed() {
    good();
    change();
    bench.deploy();

    assertThat(bench.journal().read(bench.key("site"), 2))
        .extracting(Journal.Entry::phase)
        .containsExactly(
            Phase.BEGUN, Phase.REMOVING, Phase.APPLYING, Phase.RESTARTING, Phase.JUDGING)
        .hasSize(ENTRIES);
  }

  @Test
  void takesBackWhatDoesNotGetReady() {
    var before = good();
    bench.stack(
        "site",
        AFTER.replace(
            "image: app:2", "image: app:2\n    labels: [ steward.simulated.health=unhealthy ]"));
    killedAt(3, true);

    StackOutcome outcome = resumed(false);

    assertThat(outcome.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(each(bench.running("site"), ContainerState::fields))
        .isEqualTo(each(before, ContainerState::fields));
  }

  @ParameterizedTest(name = "killed at entry {0} of going back")
  @ValueSource(ints = {1, 2})
  void goesOnGoingBack(int entry) {
    var before = good();
    bench.stack(
        "site",
        BEFORE.replace(
            "image: app:1", "image: app:2\n    labels: [ steward.simulated.health=unhealthy ]"));
    killedAt(3 + entry, true);

    StackOutcome outcome = resumed(false);

    assertThat(outcome.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(outcome.error()).isEqualTo("interrupted on the way back");
    assertThat(each(bench.running("site"), ContainerState::fields))
        .isEqualTo(each(before, ContainerState::fields));
  }

  @Test
  void removesAFirstDeployThatIsTakenBack() {
    bench.stack("site", BEFORE).file("stacks/site/web.conf", "one\n");
    killedAt(3, true);

    StackOutcome outcome = resumed(true);

    assertThat(outcome.outcome()).isEqualTo(Outcome.REMOVED);
    assertThat(bench.running("site")).isEmpty();
    assertThat(bench.target.behind().volumes()).containsExactly("site_data");
  }

  @Test
  void refusesEveryOtherChangeUntilItIsSettled() {
    good();
    change();
    killedAt(3, true);

    OperationException refusal =
        catchThrowableOfType(OperationException.class, () -> bench.deploy());

    assertThat(refusal.kind()).isEqualTo(ErrorKind.REFUSED);
    assertThat(refusal)
        .hasMessage(
            "the deploy of site revision 2 by mark was interrupted today 08:05, while Compose"
                + " brought up extra, web, app; nothing more is changed before that is settled");
    assertThat(refusal.hints())
        .containsExactly(
            "steward stack resume site          finishes it, or goes back when it does not get"
                + " ready",
            "steward stack resume site --back   goes back at once");
  }

  @Test
  void isSaidByPlanStatusDriftAndDryRun() {
    good();
    change();
    killedAt(4, true);
    Run plain = bench.run();
    var dry = new Run("", "mark", folder, true, plain.progress(), plain.questions(), () -> false);
    String sentence =
        "the deploy of site revision 2 by mark was interrupted today 08:05, while it restarted"
            + " conf";

    assertThat(text(bench.plan()::print))
        .contains("! " + sentence + ": steward stack resume site")
        .doesNotContain("another hand")
        .doesNotContain("Next: ");
    assertThat(text(bench.get(Inventory.class).status(bench.selection())::print))
        .contains("  ! " + sentence + ": steward stack resume site");
    assertThat(text(bench.get(Drifts.class).find(bench.selection(), false)::print))
        .contains("! " + sentence + ": steward stack resume site", "site/web", "site/extra")
        .doesNotContain("by hand", "adopt", "steward deploy", "accept");
    assertThatThrownBy(() -> bench.get(Deployer.class).deploy(bench.request(), dry))
        .hasMessage(sentence + "; nothing more is changed before that is settled")
        .extracting(refusal -> ((OperationException) refusal).hints().size())
        .isEqualTo(2);
  }

  private static String text(java.util.function.Consumer<Page> printed) {
    var page = new Page();
    printed.accept(page);
    return page.plain();
  }

  @ParameterizedTest
  @EnumSource(
      value = ResumeAction.class,
      names = {"FINISH", "BACK"})
  void isSettledByItselfWhereTheSettingsSaySo(ResumeAction action) {
    bench.deployment("resume: " + action.name().toLowerCase(java.util.Locale.ROOT) + "\n");
    good();
    change();
    killedAt(3, true);
    bench.stack("site", AFTER.replace("warn", "debug")).file("stacks/site/web.conf", "two\n");

    if (action == ResumeAction.BACK) {
      assertThat(Bench.outcome(bench.deploy(), "site")).isEqualTo(Outcome.DEPLOYED);
      assertThat(bench.store().find(bench.key("site"), 2).orElseThrow().outcome())
          .contains(Outcome.ROLLED_BACK);
    } else {
      assertThatThrownBy(() -> bench.deploy())
          .hasMessage(
              "stack site cannot be finished as revision 2: its files have changed since it was"
                  + " interrupted; nothing was touched");
      change();
      assertThat(Bench.outcome(bench.deploy(), "site")).isEqualTo(Outcome.UNCHANGED);
      assertThat(bench.store().find(bench.key("site"), 2).orElseThrow().outcome())
          .contains(Outcome.DEPLOYED);
    }
  }

  @Test
  void finishesARollbackThatWasInterrupted() {
    var first = good();
    change();
    bench.deploy();
    bench.clock.advance(Duration.ofMinutes(5));
    bench.journal().dieAt(2, true);
    assertThatThrownBy(() -> bench.rollback(Optional.empty(), bench.run()))
        .isInstanceOf(Killed.class);
    bench.restart();

    StackOutcome outcome = resumed(false);

    assertThat(outcome.outcome()).isEqualTo(Outcome.DEPLOYED);
    assertThat(outcome.revision()).isEqualTo(3);
    assertThat(each(bench.running("site"), ContainerState::fields))
        .isEqualTo(each(first, ContainerState::fields));
    assertThat(bench.read("stacks/site/web.conf")).isEqualTo("one\n");
    assertThat(bench.read("stacks/site/web.conf.revision-2")).isEqualTo("two\n");
  }

  @Test
  void takesUpWhatNeededHands() {
    var before = good();
    bench.stack("site", AFTER.replace("image: app:2", "image: app:2\n    labels: [ x ]"));
    bench.target.before(
        "apply",
        () -> {
          throw OperationException.of(ErrorKind.UNREACHABLE, "the engine does not answer");
        });
    assertThat(Bench.outcome(bench.deploy(), "site")).isEqualTo(Outcome.NEEDS_HANDS);
    bench.target.before("apply", () -> {});

    StackOutcome outcome = resumed(false);

    assertThat(outcome.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(each(bench.running("site"), ContainerState::fields))
        .isEqualTo(each(before, ContainerState::fields));
    assertThat(bench.resume(false).stacks()).isEmpty();
  }

  @Test
  void doesNothingInADryRun() {
    good();
    change();
    killedAt(3, true);
    var before = bench.running("site");
    var run = bench.run();
    var dry =
        new io.steward.core.operation.Run(
            run.id(), "mark", folder, true, run.progress(), run.questions(), run.stopping());

    ResumeResult result =
        bench
            .get(Resume.class)
            .resume(new Resume.Request(bench.selection(), false, Duration.ZERO), dry);

    assertThat(text(result::print))
        .isEqualTo(
            "! site: the deploy of site revision 2 by mark was interrupted today 08:05, while"
                + " Compose brought up extra, web, app  (simulated)\n"
                + "Dry run: steward stack resume finishes it or goes back. Nothing was touched."
                + "  (simulated)");
    assertThat(bench.running("site")).isEqualTo(before);
  }
}
