// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The revisions of one stack, newest first.
 *
 * @param stack its name
 * @param at when it was looked up
 * @param present the number of the revision it has now, 0 for none
 * @param revisions each of them
 */
public record History(String stack, Instant at, int present, List<Entry> revisions)
    implements Printable {
  /** Keeps its own copy. */
  public History {
    revisions = List.copyOf(revisions);
  }

  /**
   * One revision.
   *
   * @param revision its number
   * @param at when its deploy began
   * @param actor who asked for it
   * @param reason why; may be empty
   * @param run the run that made it
   * @param outcome how its deploy ended; absent while it runs, or when it was cut off
   * @param took how long that took
   * @param digest names its content
   * @param images the image of each service, as {@code service image}
   * @param files the files it keeps
   * @param logs services whose lines were kept because it failed
   * @param hooks the hooks that ran; their output only where one revision is shown
   */
  public record Entry(
      int revision,
      Instant at,
      String actor,
      String reason,
      String run,
      Optional<Outcome> outcome,
      Optional<Duration> took,
      String digest,
      List<String> images,
      List<String> files,
      List<String> logs,
      List<HookReport> hooks) {
    /** Keeps its own copies. */
    public Entry {
      images = List.copyOf(images);
      files = List.copyOf(files);
      logs = List.copyOf(logs);
      hooks = List.copyOf(hooks);
    }
  }

  @Override
  public void print(Page page) {
    if (revisions.isEmpty()) {
      page.add("Stack " + stack + " was never deployed.");
      return;
    }
    Moment now = Moment.here(at);
    for (Entry entry : revisions) {
      line(page, now, entry);
    }
    if (revisions.size() == 1) {
      details(page, revisions.get(0));
    }
  }

  private void line(Page page, Moment now, Entry entry) {
    Mark mark = entry.outcome().map(Outcome::mark).orElse(Mark.CARE);
    String outcome = entry.outcome().map(Outcome::words).orElse("cut off");
    page.add(
        Line.blank()
            .mark(0, mark)
            .name(Integer.toString(entry.revision()))
            .to(7)
            .text(now.at(entry.at()))
            .to(24)
            .text(outcome + (entry.revision() == present ? ", runs" : ""))
            .to(42)
            .text(entry.actor())
            .to(52)
            .aside(entry.reason()));
  }

  private static void details(Page page, Entry entry) {
    pair(page, "run", entry.run());
    entry.took().ifPresent(took -> pair(page, "took", PlanPage.seconds(took.toMillis())));
    pair(page, "content", entry.digest());
    entry.images().forEach(image -> pair(page, "image", image));
    entry.files().forEach(file -> pair(page, "file", file));
    entry.logs().forEach(service -> pair(page, "log kept", service));
    entry.hooks().forEach(hook -> hook(page, hook));
  }

  private static void hook(Page page, HookReport report) {
    String end = report.failed() ? "failed: " + report.failure() : "done";
    String took = PlanPage.seconds(report.took().toMillis());
    pair(page, "hook", report.hook().words() + "  " + end + " after " + took);
    report.output().forEach(line -> page.add(Line.of("  | ").text(line).asItIs()));
  }

  private static void pair(Page page, String name, String text) {
    page.add(Line.blank().to(2).text(name).to(12).text(text));
  }
}
