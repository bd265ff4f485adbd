// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Progress off a terminal: one dated line for each change of state. Thread-safe. */
final class DatedProgress implements ShownProgress {
  private record Seen(Mark mark, String state, Instant since) {}

  private final Screen screen;
  private final Clock clock;
  private final Map<String, Seen> seen = new HashMap<>();

  DatedProgress(Screen screen, Clock clock) {
    this.screen = screen;
    this.clock = clock;
  }

  @Override
  public synchronized void report(Step step) {
    String name = name(step);
    if (step.subject().isEmpty() && step.detail().isEmpty()) {
      return; // a heading
    }
    if (step.subject().isEmpty()) {
      line(step.group().isEmpty() ? step.detail() : step.group() + ": " + step.detail());
      return;
    }
    Instant now = clock.instant();
    Seen before = seen.get(name);
    if (before != null && before.mark() == step.mark() && before.state().equals(step.state())) {
      return;
    }
    if (before == null && step.mark() == Mark.NONE && step.state().equals("waiting")) {
      seen.put(name, new Seen(step.mark(), step.state(), now));
      return; // what has not begun is no change
    }
    boolean began = before != null && before.mark() == Mark.BUSY;
    Instant since = before != null && began ? before.since() : now;
    seen.put(name, new Seen(step.mark(), step.state(), since));
    boolean silent = step.state().isEmpty() && step.detail().isEmpty() && !began;
    var text = new StringBuilder(name).append(": ").append(silent ? "begins" : step.state());
    if (began && step.mark() != Mark.BUSY) {
      text.append(step.state().isEmpty() ? "" : " ").append("after ");
      text.append(Board.time(Duration.between(since, now)));
    }
    if (!step.detail().isEmpty()) {
      text.append(text.charAt(text.length() - 1) == ' ' ? "" : ", ").append(step.detail());
    }
    line(text.toString());
  }

  private static String name(Step step) {
    return step.group().isEmpty() ? step.subject() : step.group() + "/" + step.subject();
  }

  private void line(String text) {
    LocalDateTime now = ZonedDateTime.now(clock).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS);
    String time = now.getSecond() == 0 ? now + ":00" : now.toString();
    screen.show(Line.of(time.replace('T', ' ') + " " + text.stripTrailing()));
  }

  @Override
  public synchronized void show(Page page) {
    screen.show(page);
  }

  @Override
  public synchronized void say(String sentence) {
    line(sentence);
  }

  @Override
  public void settle() {}

  @Override
  public void close() {}
}
