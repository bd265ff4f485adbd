// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Progress.Step;
import io.steward.core.operation.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run has reported so far, as the lines a person reads: a heading for each group, one line
 * for each subject that changes as the subject does. Not thread-safe.
 */
final class Board {
  private static final int STATE = 16;
  private static final int TIME = 33;
  private static final int DETAIL = 36;
  private static final int EDGE = 78;

  private final int edge;
  private final List<Row> rows = new ArrayList<>();

  /** One whose lines end before this column, or at the usual one where that comes first. */
  Board(int columns) {
    edge = Math.min(EDGE, columns);
  }

  /** One line; a sentence has no subject, a heading is the first row of its group. */
  private static final class Row {
    final String group;
    final String subject;
    Step step;
    Instant began;
    Instant ended;
    boolean closed;
    @Nullable Instant until;

    Row(Step step, Instant now) {
      this.group = step.group();
      this.subject = step.subject();
      this.step = step;
      this.began = now;
      this.ended = now;
    }

    boolean isBusy() {
      return step.mark() == Mark.BUSY;
    }

    boolean isSettled() {
      return !isBusy() && step.mark() != Mark.NONE;
    }
  }

  /** Takes in one change of state. */
  void add(Step step, Instant now) {
    boolean known = rows.stream().anyMatch(row -> row.group.equals(step.group()));
    if (!step.group().isEmpty() && !known) {
      boolean sentence = step.subject().isEmpty();
      rows.add(new Row(Step.sentence(step.group(), sentence ? step.detail() : ""), now));
      if (sentence) {
        return;
      }
    }
    if (step.subject().isEmpty()) {
      rows.stream().filter(row -> row.group.equals(step.group())).forEach(row -> row.closed = true);
      insert(new Row(step, now));
      return;
    }
    rows.stream()
        .filter(row -> !row.closed)
        .filter(row -> row.group.equals(step.group()) && row.subject.equals(step.subject()))
        .findFirst()
        .ifPresentOrElse(row -> change(row, step, now), () -> insert(new Row(step, now)));
  }

  private static void change(Row row, Step step, Instant now) {
    if (step.mark() == Mark.BUSY && !row.isBusy()) {
      row.began = now;
    }
    if (row.isBusy()) {
      row.ended = now;
    }
    row.step = step;
  }

  private void insert(Row row) {
    if (!row.group.isEmpty() && !row.subject.isEmpty() && row.step.state().isEmpty()) {
      rows.add(afterHeading(row.group), row);
      return;
    }
    int place = rows.size();
    while (place > 0
        && !rows.get(place - 1).group.equals(row.group)
        && rows.stream().anyMatch(other -> other.group.equals(row.group))) {
      place--;
    }
    rows.add(place, row);
  }

  /** Where the services of a group begin: after its heading and what was done for all of them. */
  private int afterHeading(String group) {
    int place = 0;
    while (place < rows.size() && !rows.get(place).group.equals(group)) {
      place++;
    }
    while (place < rows.size()
        && rows.get(place).group.equals(group)
        && (rows.get(place).subject.isEmpty() || rows.get(place).step.state().isEmpty())) {
      place++;
    }
    return place;
  }

  /** Every line as it stands now. */
  List<Line> lines(Instant now) {
    List<Line> lines = new ArrayList<>();
    for (int index = 0; index < rows.size(); index++) {
      Row row = rows.get(index);
      if (isHeading(index) && !lines.isEmpty() && rows.get(index - 1).group.isEmpty()) {
        lines.add(Line.blank());
      }
      lines.add(line(row, isHeading(index), now));
    }
    return lines;
  }

  private boolean isHeading(int index) {
    Row row = rows.get(index);
    return !row.group.isEmpty()
        && row.subject.isEmpty()
        && rows.subList(0, index).stream().noneMatch(other -> other.group.equals(row.group));
  }

  private Line line(Row row, boolean heading, Instant now) {
    Step step = row.step;
    if (heading) {
      Line name = Line.of("  ").name(row.group);
      return step.detail().isEmpty() ? name : name.to(STATE).aside(step.detail());
    }
    if (row.subject.isEmpty()) {
      return Line.of("  " + step.detail());
    }
    Line line = Line.blank().mark(0, step.mark()).name(row.subject).to(STATE);
    return row.group.isEmpty() ? ofRun(line, row, now) : ofGroup(line, row, now);
  }

  /** A step of the run as a whole: what was done, the time at the edge. */
  private Line ofRun(Line start, Row row, Instant now) {
    Step step = row.step;
    String between = step.state().isEmpty() || step.detail().isEmpty() ? "" : "  ";
    Line line = start.text(step.state() + between + step.detail());
    Duration took = took(row, now);
    if (took.isZero()) {
      return line;
    }
    String time = String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    return line.to(edge - time.length()).aside(time);
  }

  /** A service: its state, for how long, and more. */
  private static Line ofGroup(Line start, Row row, Instant now) {
    Step step = row.step;
    if (step.state().isEmpty()) {
      return start.text(step.detail());
    }
    Line line = start.toned(tone(step.mark()), step.state());
    Duration took = took(row, now);
    if (!took.isZero()) {
      String time = time(took);
      line = line.to(TIME - time.length()).aside(time);
    }
    return step.detail().isEmpty() ? line : line.to(DETAIL).text(step.detail());
  }

  private static Tone tone(Mark mark) {
    return Line.blank().mark(0, mark).pieces().get(0).tone();
  }

  private static Duration took(Row row, Instant now) {
    return Duration.between(row.began, row.isBusy() ? now : row.ended);
  }

  /** Seconds, or minutes and seconds from 100 s on. */
  static String time(Duration took) {
    long seconds = took.toSeconds();
    return seconds < 100 ? seconds + " s" : clock(took);
  }

  /** {@code 2:05}. */
  static String clock(Duration took) {
    return String.format(Locale.ROOT, "%d:%02d", took.toMinutes(), took.toSecondsPart());
  }

  /** Until when a service has time. */
  void deadline(String group, String subject, Instant until) {
    rows.stream()
        .filter(row -> !row.closed && row.group.equals(group) && row.subject.equals(subject))
        .forEach(row -> row.until = until);
  }

  /** Which service in progress has least time left, and how much; empty when none has a bound. */
  Optional<String> hurry(Instant now) {
    return services()
        .filter(Row::isBusy)
        .filter(row -> row.until != null && row.until.isAfter(now))
        .min(Comparator.comparing(row -> Objects.requireNonNull(row.until)))
        .map(row -> row.subject + " has " + time(Duration.between(now, row.until)) + " left");
  }

  /** How many services are done. */
  int done() {
    return (int) services().filter(Row::isSettled).count();
  }

  /** How many services are known; a step of a group without a state is none. */
  int known() {
    return (int) services().count();
  }

  private Stream<Row> services() {
    return rows.stream()
        .filter(row -> !row.closed && !row.group.isEmpty() && !row.subject.isEmpty())
        .filter(row -> !row.step.state().isEmpty());
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  void clear() {
    rows.clear();
  }
}
