// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.operation.Line;
import io.steward.core.operation.Page;
import io.steward.core.operation.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Progress on a terminal: the lines are drawn over as they change and stay when all is done.
 * Thread-safe.
 */
final class LiveProgress implements ShownProgress {
  private static final int BAR = 30;
  private static final int SHORT_BAR = 10;
  private static final int WIDE = 78;
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";

  private final Screen screen;
  private final int height;
  private final Clock clock;
  private final String advice;
  private final Board board;
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private final Future<?> ticking;
  private final Instant began;
  private String notice = "";
  private String shown = "";
  private int drawn;

  /**
   * Draws on a screen.
   *
   * @param height the rows of the terminal
   * @param advice what the last line says about Ctrl-C; empty for no such line
   */
  LiveProgress(Screen screen, int height, Clock clock, String advice) {
    this.screen = screen;
    this.height = height;
    this.clock = clock;
    this.advice = advice;
    this.board = new Board(screen.columns() - 1);
    this.began = clock.instant();
    ticking = ticks.scheduleAtFixedRate(this::draw, 250, 250, TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void report(Progress.Step step) {
    board.add(step, clock.instant());
    draw();
  }

  @Override
  public synchronized void deadline(String group, String subject, Instant until) {
    board.deadline(group, subject, until);
  }

  @Override
  public synchronized void show(Page page) {
    settle();
    screen.show(page);
  }

  @Override
  public synchronized void say(String sentence) {
    notice = sentence;
    draw();
  }

  @Override
  public synchronized void settle() {
    if (drawn > 0 || !board.isEmpty()) {
      put(board.lines(clock.instant()));
      shown = "";
      drawn = 0;
      board.clear();
    }
  }

  @Override
  public void close() {
    ticking.cancel(false);
    ticks.shutdown();
    end();
  }

  /** Leaves a line between what was shown and the result below it. */
  private synchronized void end() {
    boolean drew = drawn > 0;
    settle();
    if (drew) {
      screen.write("\n");
    }
  }

  private synchronized void draw() {
    if (board.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    List<Line> foot = foot(now);
    List<Line> lines = board.lines(now);
    int room = Math.max(1, height - 1 - foot.size());
    List<Line> visible =
        new ArrayList<>(lines.subList(Math.max(0, lines.size() - room), lines.size()));
    visible.addAll(foot);
    put(visible);
  }

  private List<Line> foot(Instant now) {
    List<Line> foot = new ArrayList<>();
    if (board.known() > 0) {
      int bar = Math.max(SHORT_BAR, BAR - Math.max(0, WIDE - screen.width()));
      int filled = bar * board.done() / board.known();
      foot.add(Line.blank());
      foot.add(
          Line.of("[" + "#".repeat(filled) + "-".repeat(bar - filled) + "]  ")
              .text(board.done() + " of " + board.known() + "   ")
              .aside(Board.clock(Duration.between(began, now)))
              .aside(board.hurry(now).map(words -> "   " + words).orElse("")));
    }
    String last = notice.isEmpty() ? advice : notice;
    if (!last.isEmpty()) {
      foot.add(Line.blank().aside(last));
    }
    return foot;
  }

  private void put(List<Line> lines) {
    var frame = new StringBuilder();
    for (Line line : lines) {
      frame.append(screen.render(screen.fit(line))).append("\u001b[K\n");
    }
    if (frame.toString().equals(shown)) {
      return;
    }
    shown = frame.toString();
    String back = drawn > 0 ? "\r\u001b[" + drawn + "A" : "\r";
    screen.write(NO_WRAP + back + shown + "\u001b[J" + WRAP);
    drawn = lines.size();
  }
}
