// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.process.ProcessIdentity;
import io.steward.core.state.ChildJvm;
import io.steward.core.state.Database;
import io.steward.core.state.Scratch;
import io.steward.core.testing.MutableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
  private static final RunStart DEPLOY =
      new RunStart("stack deploy", "website", "mark", "new design");

  private final MutableClock clock = MutableClock.at("2026-11-23T20:41:00Z");
  @TempDir Path folder;
  private Database database;
  private RunLog runs;

  @BeforeEach
  void open() {
    database = Scratch.database(folder.resolve("state.db"), clock);
    runs = new RunLog(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keepsARunThatGoesOn() {
    RunId id = runs.begin(DEPLOY);

    assertThat(runs.find(id))
        .contains(
            new RecordedRun(
                id,
                DEPLOY,
                ProcessIdentity.current(),
                Instant.parse("2026-11-23T20:41:00Z"),
                "",
                new RunState.Running()));
  }

  @Test
  void keepsWhatARunDidLast() {
    RunId id = runs.begin(DEPLOY);

    runs.phase(id.value(), "planning");
    runs.phase(id.value(), "pulling images");
    runs.phase("", "an embedding program has no run");

    assertThat(runs.find(id).orElseThrow().phase()).isEqualTo("pulling images");
    assertThat(runs.interrupted()).isEmpty();
  }

  @Test
  void keepsHowARunEnded() {
    RunId plain = runs.begin(DEPLOY);
    RunId full = runs.begin(DEPLOY);
    clock.advance(Duration.ofSeconds(9));

    runs.finish(plain, "rolled back", 1);
    runs.finish(full, "deployed", 0, "{\"revision\":4}");

    Instant end = Instant.parse("2026-11-23T20:41:09Z");
    assertThat(runs.find(plain).orElseThrow().state())
        .isEqualTo(new RunState.Ended(end, "rolled back", 1, Optional.empty()));
    assertThat(runs.find(full).orElseThrow().state())
        .isEqualTo(new RunState.Ended(end, "deployed", 0, Optional.of("{\"revision\":4}")));
  }

  @Test
  void keepsARunUnderTheIdThatWasGiven() {
    RunId id = RunId.at(clock.instant());
    clock.advance(Duration.ofSeconds(9));

    runs.begin(id, DEPLOY);

    assertThat(runs.find(id).orElseThrow().startedAt())
        .isEqualTo(Instant.parse("2026-11-23T20:41:09Z"));
    assertThatExceptionOfType(OperationException.class)
        .isThrownBy(() -> runs.begin(id, DEPLOY))
        .withMessage("run " + id + " cannot begin: there is a run of this id already");
  }

  @Test
  void aRunEndsOnce() {
    RunId id = runs.begin(DEPLOY);
    runs.finish(id, "deployed", 0);

    assertThatExceptionOfType(OperationException.class)
        .isThrownBy(() -> runs.finish(id, "rolled back", 1))
        .withMessage("run " + id + " cannot be ended: no run of this id is going on")
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.NOT_FOUND));
  }

  @Test
  void findsNothingForAnIdThatWasNeverGiven() {
    assertThat(runs.find(new RunId("r-000000000000"))).isEmpty();
  }

  @Test
  void listsTheNewestFirstAndFilters() {
    RunId first = begin("stack deploy", "website");
    RunId second = begin("stack restart", "website");
    RunId third = begin("stack deploy", "monitoring");

    assertThat(ids(RunFilter.newest(2))).containsExactly(third, second);
    assertThat(ids(RunFilter.newest(9).ofOperation("stack deploy"))).containsExactly(third, first);
    assertThat(ids(RunFilter.newest(9).onSubject("website"))).containsExactly(second, first);
    assertThat(ids(RunFilter.newest(9).onSubject("website").ofOperation("stack deploy")))
        .containsExactly(first);
  }

  @Test
  void idsSortByTimeAndDifferWithinAMillisecond() {
    List<RunId> ids = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      ids.add(runs.begin(DEPLOY));
    }
    clock.advance(Duration.ofMillis(1));
    RunId later = runs.begin(DEPLOY);

    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.compareTo(later) < 0);
    assertThat(later.value()).hasSize(14).startsWith("r-1");
  }

  @Test
  void refusesAnIdOfAnotherForm() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RunId("r-42"))
        .withMessage("not the id of a run: r-42");
  }

  @Test
  void losesNothingThatAKilledProcessHadWritten() throws Exception {
    Path file = folder.resolve("other.db");
    RunId run;
    long last = 0;
    try (ChildJvm child = ChildJvm.start(AppendMain.class, file.toString())) {
      run = new RunId(child.line());
      while (last < 50) {
        last = Long.parseLong(child.line());
      }
      for (String line : child.kill()) {
        // The last line may have been cut in the middle.
        last = Math.max(last, line.isEmpty() ? 0 : Long.parseLong(line));
      }
    }

    try (Database reopened = Scratch.database(file, clock)) {
      AuditLog log = new AuditLog(reopened, clock);
      assertThat(log.verify()).isInstanceOf(Verification.Unbroken.class);
      assertThat(log.read(AuditFilter.newest(1)).get(0).sequence()).isGreaterThanOrEqualTo(last);
      assertThat(new RunLog(reopened, clock).find(run).orElseThrow().state())
          .isEqualTo(new RunState.Interrupted());
    }
  }

  private RunId begin(String operation, String subject) {
    clock.advance(Duration.ofMillis(1));
    return runs.begin(new RunStart(operation, subject, "mark", ""));
  }

  private List<RunId> ids(RunFilter filter) {
    return runs.list(filter).stream().map(RecordedRun::id).toList();
  }
}
