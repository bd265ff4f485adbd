// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import io.steward.core.operation.Progress.Step;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Instant START = Instant.parse("2026-11-22T20:41:00Z");

  private final Board board = new Board(80);

  private void at(double seconds, String group, String subject, Mark mark, String state) {
    at(seconds, group, subject, mark, state, "");
  }

  private void at(
      double seconds, String group, String subject, Mark mark, String state, String detail) {
    board.add(new Step(group, subject, mark, state, detail), after(seconds));
  }

  private static Instant after(double seconds) {
    return START.plusMillis((long) (seconds * 1000));
  }

  private String shown(double seconds) {
    return board.lines(after(seconds)).stream()
        .map(Line::plain)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void readsAsADeployDoes() {
    at(0, "", "preflight", Mark.BUSY, "");
    at(0.3, "", "preflight", Mark.OK, "9 checks");
    board.add(Step.sentence("monitoring", "wave 1 of 2"), after(1));
    at(1, "monitoring", "loki", Mark.BUSY, "starting");
    at(1, "monitoring", "prometheus", Mark.BUSY, "starting");
    board.add(Step.sentence("media", "wave 2 of 2"), after(1));
    at(1, "media", "jellyfin", Mark.NONE, "waiting", "for monitoring");
    at(5, "monitoring", "prometheus", Mark.OK, "healthy", "restarted for prometheus.yml");
    at(10, "monitoring", "loki", Mark.OK, "healthy");
    at(10, "monitoring", "grafana", Mark.BUSY, "starting", "Executing migration");

    assertThat(shown(22))
        .isEqualTo(
            """
            ✓ preflight     9 checks                                                 0.3 s

              monitoring    wave 1 of 2
            ✓ loki          healthy       9 s
            ✓ prometheus    healthy       4 s   restarted for prometheus.yml
            … grafana       starting     12 s   Executing migration
              media         wave 2 of 2
            · jellyfin      waiting             for monitoring
            """);
    assertThat(board.done()).isEqualTo(2);
    assertThat(board.known()).isEqualTo(4);
  }

  @Test
  void countsNoStepOfAStackAsAService() {
    at(0, "monitoring", "loki", Mark.NONE, "waiting");
    at(0, "media", "web", Mark.NONE, "waiting");
    at(0, "monitoring", "snapshot", Mark.OK, "", "monitoring 14: the way back");
    at(0, "monitoring", "loki", Mark.OK, "healthy");

    assertThat(shown(0))
        .startsWith(
            """
              monitoring
            ✓ snapshot      monitoring 14: the way back
            ✓ loki          healthy
              media
            """);
    assertThat(board.done()).isEqualTo(1);
    assertThat(board.known()).isEqualTo(2);
  }

  @Test
  void tellsWhoHasLeastTimeLeft() {
    at(0, "monitoring", "loki", Mark.BUSY, "starting");
    at(0, "monitoring", "grafana", Mark.BUSY, "starting");
    at(0, "monitoring", "tempo", Mark.BUSY, "starting");
    board.deadline("monitoring", "loki", after(90));
    board.deadline("monitoring", "grafana", after(60));

    assertThat(board.hurry(after(12))).contains("grafana has 48 s left");

    at(20, "monitoring", "grafana", Mark.OK, "healthy");
    assertThat(board.hurry(after(20))).contains("loki has 70 s left");
    assertThat(board.hurry(after(90))).isEmpty();
  }

  @Test
  void beginsNewLinesAfterASentence() {
    at(0, "monitoring", "grafana", Mark.BUSY, "starting");
    at(60, "monitoring", "grafana", Mark.BAD, "unhealthy", "connection refused");
    board.add(Step.sentence("monitoring", "Going back to monitoring revision 14"), after(60));
    at(60, "monitoring", "grafana", Mark.BUSY, "starting");
    at(66, "monitoring", "grafana", Mark.OK, "healthy", "11.5.2 again");

    assertThat(shown(70))
        .isEqualTo(
            """
              monitoring
            ✗ grafana       unhealthy    60 s   connection refused
              Going back to monitoring revision 14
            ✓ grafana       healthy       6 s   11.5.2 again
            """);
  }

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Clock clock = Clock.fixed(START, ZoneOffset.UTC);

  private String written() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void drawsOverWhatItDrewAndLeavesTheLastState() {
    var live = new LiveProgress(new Screen(err, 60, false, true), 24, clock, Stop.ADVICE);
    live.report(new Step("lab", "web", Mark.BUSY, "starting", ""));
    String first = written();
    err.reset();
    live.report(new Step("lab", "web", Mark.OK, "healthy", ""));
    live.close();

    assertThat(first).contains("… web           starting\u001b[K\n").contains("0 of 1   0:00");
    assertThat(first.lines())
        .allMatch(line -> line.replaceAll("\u001b.*?[lhKJA]", "").length() <= 60);
    assertThat(written())
        .contains("\u001b[5A")
        .contains("1 of 1")
        .endsWith("\u001b[5A  lab\u001b[K\n✓ web           healthy\u001b[K\n\u001b[J\u001b[?7h\n");
  }

  @Test
  void showsTheBarWithWhoHasLeastTimeInEveryWidth() {
    for (int width : new int[] {78, 60, 50}) {
      err.reset();
      var live = new LiveProgress(new Screen(err, width, false, true), 24, clock, Stop.ADVICE);
      live.report(new Step("lab", "web", Mark.OK, "healthy", ""));
      live.report(new Step("lab", "grafana", Mark.BUSY, "starting", ""));
      live.deadline("lab", "grafana", START.plusSeconds(48));
      live.report(new Step("lab", "grafana", Mark.BUSY, "starting", "Executing migration"));

      assertThat(lastFrame())
          .contains("]  1 of 2   0:00   grafana has 48")
          .contains("… grafana       starting            Executing m");
      live.close();
    }
  }

  @Test
  void settlesBeforeAPageAndBeginsAnewBelowIt() {
    var live = new LiveProgress(new Screen(err, 60, false, true), 24, clock, Stop.ADVICE);
    live.report(new Step("lab", "web", Mark.OK, "healthy", ""));
    err.reset();
    live.show(new Page().add("2  A bad update"));
    String shown = written();
    err.reset();
    live.report(new Step("lab", "web", Mark.BUSY, "starting", ""));
    live.close();

    assertThat(shown)
        .endsWith("✓ web           healthy\u001b[K\n\u001b[J\u001b[?7h2  A bad update\n");
    assertThat(written()).startsWith("\u001b[?7l\r  lab");
  }

  @Test
  void showsAPageAsItIsOffATerminal() {
    var dated = new DatedProgress(new Screen(err, 80, false, true), clock);

    dated.show(new Page().add("2  A bad update").add("   in two lines"));

    assertThat(written()).isEqualTo("2  A bad update\n   in two lines\n");
  }

  @Test
  void staysWithinAShortTerminal() {
    var live = new LiveProgress(new Screen(err, 80, false, true), 6, clock, "");
    for (int service = 0; service < 20; service++) {
      live.report(new Step("lab", "web" + service, Mark.BUSY, "starting", ""));
    }

    assertThat(lastFrame().chars().filter(c -> c == '\n')).hasSize(5);
    live.close();
    // Every line, and an empty one before the result.
    assertThat(lastFrame().chars().filter(c -> c == '\n')).hasSize(22);
  }

  private String lastFrame() {
    return written().substring(written().lastIndexOf("\u001b[?7l"));
  }

  @Test
  void writesASentenceOnceOffATerminal() {
    var dated = new DatedProgress(new Screen(err, 80, false, true), clock);
    dated.report(new Step("lab", "web", Mark.BUSY, "starting", "pulling"));
    dated.report(new Step("lab", "web", Mark.BUSY, "starting", "unpacking"));
    dated.report(Step.sentence("lab", ""));
    dated.report(new Step("lab", "db", Mark.NONE, "waiting", "to be created"));
    dated.report(Step.sentence("lab", "going back"));
    dated.report(new Step("", "preflight", Mark.BUSY, "", ""));
    dated.report(new Step("", "preflight", Mark.OK, "9 checks", ""));

    assertThat(written())
        .isEqualTo(
            """
            2026-11-22 20:41:00 lab/web: starting, pulling
            2026-11-22 20:41:00 lab: going back
            2026-11-22 20:41:00 preflight: begins
            2026-11-22 20:41:00 preflight: 9 checks after 0 s
            """);
  }

  @Test
  void stopsAfterTheStepAndThenAtOnce() {
    var ended = new AtomicInteger();
    var dated = new DatedProgress(new Screen(err, 80, false, true), clock);
    var stop = new Stop(true, dated, ended::incrementAndGet);

    stop.run();
    assertThat(stop.getAsBoolean()).isTrue();
    assertThat(ended).hasValue(0);
    assertThat(written()).endsWith("Stopping after this step. Ctrl-C again stops now.\n");
    stop.run();
    assertThat(ended).hasValue(1);
  }

  @Test
  void endsALookAtOnce() {
    var ended = new AtomicInteger();

    new Stop(false, new SilentProgress(), ended::incrementAndGet).run();

    assertThat(ended).hasValue(1);
  }
}
