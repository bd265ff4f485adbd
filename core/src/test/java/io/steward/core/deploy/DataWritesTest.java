// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a way back it is said what the new version could write to. */
class DataWritesTest {
  private static final String SITE =
      """
      services:
        web:
          image: web:1
          volumes: [ "data:/data", "./files:/files", "./site.conf:/etc/site.conf:ro" ]
        app: { image: "app:1", volumes: [ "more:/more" ] }
      volumes: { data: {}, more: {} }
      """;
  private static final String SICK =
      SITE.replace("web:1", "web:2\n    labels: [ steward.simulated.health=unhealthy ]");

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder).deployment("stacks: { site: {} }\n").stack("site", SITE);
    bench.file("stacks/site/site.conf", "one\n");
    bench.deploy("site");
    bench.clock.advance(Duration.ofHours(1));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static String text(Printable result) {
    var page = new Page();
    result.print(page);
    return page.plain().replace("  (simulated)", "");
  }

  @Test
  void volumesAndFoldersAreNamedWithTheVersionAndItsTime() {
    bench.stack("site", SICK);

    DeployResult result = bench.deploy("site");

    StackOutcome site = Bench.find(result, "site").orElseThrow();
    assertThat(site.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    String files = folder.resolve("stacks/site/files").toString();
    assertThat(site.written()).containsExactlyInAnyOrder(files, "site_data");
    assertThat(site.writes())
        .extracting(write -> write.service() + " " + write.version() + " " + write.place().name())
        .containsExactly("web 2 site_data", "web 2 " + files);
    assertThat(text(result))
        .contains("! Data: web 2 may have written to site_data for 2 s. That stays.\n")
        .contains("! Data: web 2 may have written to " + files + " for 2 s. That stays.\n")
        .doesNotContain("site_more");
  }

  @Test
  void whatNeverStartedWroteNothing() {
    bench.stack("site", SICK);
    bench.target.before(
        "apply",
        () -> {
          bench.target.before("apply", () -> {});
          throw OperationException.of(ErrorKind.FAILED, "Compose could not");
        });

    StackOutcome site = Bench.find(bench.deploy("site"), "site").orElseThrow();

    assertThat(site.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(site.writes()).isEmpty();
  }

  @Test
  void whoseTargetCannotBeAskedMayHaveWrittenForAnyTime() {
    bench.stack("site", SICK);
    bench.target.before(
        "logs",
        () -> {
          throw new AssertionError("the log is read after the containers were asked for");
        });
    bench.target.before(
        "apply",
        () ->
            bench.target.before(
                "containers",
                () -> {
                  throw OperationException.of(ErrorKind.UNREACHABLE, "gone");
                }));

    StackOutcome site = Bench.find(bench.deploy("site"), "site").orElseThrow();

    assertThat(site.outcome()).isEqualTo(Outcome.NEEDS_HANDS);
    assertThat(site.writes())
        .allMatch(write -> write.since().isEmpty())
        .extracting(DataWrite::sentence)
        .contains("web 2 may have written to site_data");
  }

  private RollbackResult rollback(boolean dryRun) {
    Run run = bench.run();
    return bench.rollback(
        Optional.empty(),
        new Run(run.id(), "mark", folder, dryRun, run.progress(), run.questions(), run.stopping()));
  }

  @Test
  void aRollbackNamesWhatDoesNotGoBackAndSinceWhen() {
    bench.stack("site", SITE.replace("web:1", "web:2"));
    Instant begin = bench.clock.instant();
    bench.deploy("site");
    bench.clock.advance(Duration.ofHours(3));
    String since = Moment.here(bench.clock.instant()).at(begin);
    String sentence = "web 2 may have written to site_data since " + since;

    RollbackResult dry = rollback(true);
    RollbackResult done = rollback(false);

    assertThat(text(dry)).contains("! Data does not go back: " + sentence + ".");
    assertThat(bench.steps())
        .extracting(Progress.Step::detail)
        .anyMatch(detail -> detail.startsWith("Data does not go back: " + sentence));
    assertThat(text(done))
        .contains("! Data: " + sentence + ". That stays.")
        .contains(folder.resolve("stacks/site/files") + " since ")
        .doesNotContain("site_more");
    assertThat(done.stacks().get(0).writes()).hasSize(2);
  }
}
