// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Line;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import java.util.List;

/**
 * What containers wrote.
 *
 * @param times whether the text shows when
 * @param lines each line, oldest first
 */
public record Logs(boolean times, List<LogEntry> lines) implements Printable {
  /** Keeps its own copy. */
  public Logs {
    lines = List.copyOf(lines);
  }

  /**
   * One line.
   *
   * @param stack the stack of the container
   * @param service its Compose service
   * @param container the engine's name for it; empty in a log that was kept
   * @param time when, as the engine noted it; empty in a log that was kept
   * @param error whether it was written to the standard error
   * @param text the line
   */
  public record LogEntry(
      String stack, String service, String container, String time, boolean error, String text) {
    /** How it reads: with the name of its container when {@code width} is not 0, and its time. */
    Line line(int width, boolean times) {
      Line line = Line.blank();
      if (width > 0) {
        line = line.name(container.isEmpty() ? service : container).to(width + 1).aside("| ");
      }
      return line.aside(times && !time.isEmpty() ? time + " " : "").text(text).asItIs();
    }
  }

  @Override
  public void print(Page page) {
    int width =
        lines.stream().map(LogEntry::container).distinct().count() > 1
            ? lines.stream().mapToInt(line -> line.container().length()).max().orElse(0)
            : 0;
    lines.forEach(line -> page.add(line.line(width, times)));
  }
}
