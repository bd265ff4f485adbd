// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.History.Entry;
import io.steward.core.deploy.ReadinessGate.Readiness;
import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import java.util.ArrayList;
import java.util.List;

/** The history of a stack as a person reads it: two lines a revision, or the whole story of one. */
final class HistoryPage {
  private static final int TEXT = 12;
  private static final int INDENT = 7;
  private static final int SHOWN_LINES = 20;
  private final History history;
  private final Page page;
  private final Moment now;

  HistoryPage(History history, Page page) {
    this.history = history;
    this.page = page;
    this.now = Moment.here(history.at());
  }

  void print() {
    if (history.revisions().isEmpty()) {
      page.add("Stack " + history.stack() + " was never deployed.");
    } else if (history.whole()) {
      history.revisions().forEach(this::whole);
    } else {
      history.revisions().forEach(this::brief);
    }
  }

  private void brief(Entry entry) {
    page.add(
        Line.blank()
            .mark(0, mark(entry))
            .name(Integer.toString(entry.revision()))
            .to(INDENT)
            .text(now.at(entry.at()))
            .to(24)
            .text(outcome(entry))
            .to(42)
            .text(entry.took().map(took -> PlanPage.seconds(took.toMillis())).orElse(""))
            .to(50)
            .text(entry.actor())
            .to(59)
            .aside(entry.reason()));
    changes(entry).forEach(page::add);
  }

  private static Mark mark(Entry entry) {
    return entry.outcome().map(Outcome::mark).orElse(Mark.CARE);
  }

  private String outcome(Entry entry) {
    String words = entry.outcome().map(Outcome::words).orElse("cut off");
    boolean later =
        entry.outcome().filter(o -> o == Outcome.ROLLED_BACK).isPresent()
            && entry.story().flatMap(Story::end).filter(e -> !e.outcome().isBad()).isPresent();
    return (later ? "taken back" : words) + (entry.revision() == history.present() ? ", runs" : "");
  }

  /** What happened to which service, in as few lines as it takes. */
  private static List<Line> changes(Entry entry) {
    List<Line> lines = new ArrayList<>();
    Line line = Line.blank();
    List<ServiceChange> changes = entry.story().map(Story::changes).orElse(List.of());
    for (ServiceChange change : changes) {
      if (line.width() > INDENT && line.width() + change.service().length() + 4 > PlanPage.WIDTH) {
        lines.add(line);
        line = Line.blank();
      }
      line = line.width() == 0 ? line.to(INDENT) : line.text("  ");
      line = line.mark(0, change.change().mark()).aside(change.service());
    }
    if (line.width() > 0) {
      lines.add(line);
    }
    return lines;
  }

  private void whole(Entry entry) {
    page.add(
        Line.blank()
            .mark(0, mark(entry))
            .name(history.stack() + " revision " + entry.revision())
            .text(": " + outcome(entry)));
    pair(
        "when",
        now.at(entry.at())
            + entry.took().map(t -> ", took " + PlanPage.seconds(t.toMillis())).orElse(""));
    pair("who", entry.actor());
    pair("why", entry.reason());
    pair("run", entry.run());
    entry.story().flatMap(Story::end).ifPresent(end -> pair("before", before(end)));
    pair("content", entry.digest());
    entry.story().ifPresent(story -> story(entry, story));
    entry.hooks().forEach(this::hook);
    entry.log().forEach(log -> log(entry, log));
    if (!entry.images().isEmpty() || !entry.files().isEmpty()) {
      heading("What it says");
      entry.images().forEach(image -> pair("image", image));
      entry.files().forEach(file -> pair("file", file));
    }
  }

  private static String before(Story.End end) {
    return end.before() == 0 ? "nothing: its first deploy" : "revision " + end.before();
  }

  private void story(Entry entry, Story story) {
    if (!story.changes().isEmpty()) {
      heading("What was to change");
      story.changes().forEach(change -> StackPage.service(change, new Sheet(page, false)));
    }
    if (!story.steps().isEmpty()) {
      heading("What was done");
      story.steps().forEach(this::step);
    }
    if (story.end().isEmpty()) {
      heading("How it went");
      page.add("  " + unended(entry));
      return;
    }
    Story.End end = story.end().get();
    boolean told = end.judged().stream().anyMatch(answer -> !answer.ready());
    if (!end.judged().isEmpty() || !end.error().isEmpty()) {
      heading("How it went");
    }
    end.judged().forEach(this::answer);
    if (!told && !end.error().isEmpty()) {
      page.add("  " + end.error());
    }
    if (!end.back().isEmpty()) {
      heading("After the way back");
      end.back().forEach(this::answer);
    }
    end.remarks().forEach(remark -> care(remark));
    end.written()
        .forEach(volume -> care("Data: it may have written to " + volume + ". That stays."));
    if (entry.held()) {
      care("Revision " + entry.revision() + " is held: not deployed again until its files change.");
    }
  }

  /** What was recorded as it ran has no end of its own, as there was no deploy. */
  private static String unended(Entry entry) {
    return entry.outcome().filter(HistoryPage::isRecorded).isPresent()
        ? "What ran was accepted as it was. Nothing was deployed."
        : "It was cut off, or is going on.";
  }

  private static boolean isRecorded(Outcome outcome) {
    return outcome == Outcome.ACCEPTED || outcome == Outcome.UNCHANGED;
  }

  private void step(Story.Step step) {
    page.add(
        Line.blank()
            .to(2)
            .aside(now.clock(step.at()))
            .to(TEXT)
            .text(step.what())
            .to(24)
            .text(step.services()));
  }

  private void answer(Readiness answer) {
    page.add(
        Line.blank()
            .mark(2, answer.ready() ? Mark.OK : Mark.BAD)
            .name(answer.service())
            .to(17)
            .text(answer.words())
            .to(29)
            .aside(PlanPage.seconds(answer.after().toMillis()))
            .to(36)
            .text(answer.message()));
  }

  private void hook(HookReport report) {
    String end = report.failed() ? "failed: " + report.failure() : "done";
    String took = PlanPage.seconds(report.took().toMillis());
    page.gap();
    page.add("  Hook " + report.hook().words() + ": " + end + " after " + took);
    report.output().forEach(line -> page.add(Line.of("  | ").text(line).asItIs()));
  }

  private void log(Entry entry, History.KeptLog log) {
    if (log.lines().isEmpty()) {
      return;
    }
    page.gap();
    int count = log.lines().size();
    int from = Math.max(0, count - SHOWN_LINES);
    page.add(
        from == 0
            ? "  What " + log.service() + " wrote:"
            : "  The last " + SHOWN_LINES + " of " + count + " lines " + log.service() + " wrote:");
    log.lines().subList(from, count).forEach(l -> page.add(Line.of("  | ").text(l).asItIs()));
    if (from > 0) {
      page.add(
          Line.blank()
              .aside(
                  "  All of them: steward logs "
                      + history.stack()
                      + "/"
                      + log.service()
                      + " --revision "
                      + entry.revision()));
    }
  }

  private void heading(String text) {
    page.gap();
    page.add("  " + text);
  }

  private void care(String text) {
    page.add(Line.blank().mark(2, Mark.CARE).text(text));
  }

  private void pair(String name, String text) {
    if (!text.isEmpty()) {
      page.add(Line.blank().to(2).aside(name).to(TEXT).text(text));
    }
  }
}
