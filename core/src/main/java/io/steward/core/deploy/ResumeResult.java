// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How the settling of interrupted deploys ended.
 *
 * @param run the run, for history and audit log
 * @param dryRun whether it was only looked, and nothing was touched
 * @param back whether going back was asked for, so that it is no failure
 * @param simulated whether any target only pretends
 * @param stacks each stack of which a deploy was interrupted
 * @param took how long all of it took
 */
public record ResumeResult(
    String run,
    boolean dryRun,
    boolean back,
    boolean simulated,
    List<Resumed> stacks,
    Duration took)
    implements Printable, Verdict {
  /** Keeps its own copy. */
  public ResumeResult {
    stacks = List.copyOf(stacks);
  }

  /**
   * One stack.
   *
   * @param stack its name
   * @param revision the number of the revision whose deploy was interrupted
   * @param interruptedRun the run that was interrupted
   * @param at when it was last heard of
   * @param interruption what was interrupted, in a sentence
   * @param end how the stack ended; absent in a dry run
   */
  public record Resumed(
      String stack,
      int revision,
      String interruptedRun,
      Instant at,
      String interruption,
      Optional<StackOutcome> end) {

    static Resumed planned(Interruption open, Moment now) {
      return of(open, now, Optional.empty());
    }

    static Resumed of(Interruption open, Moment now, StackOutcome end) {
      return of(open, now, Optional.of(end));
    }

    private static Resumed of(Interruption open, Moment now, Optional<StackOutcome> end) {
      Revision revision = open.revision();
      return new Resumed(
          revision.key().stack(),
          revision.number(),
          revision.origin().run(),
          open.at(),
          open.sentence(now),
          end);
    }

    StackOutcome outcome() {
      return end.orElseThrow();
    }

    private boolean isBack() {
      return end.map(StackOutcome::outcome)
          .filter(outcome -> outcome == Outcome.ROLLED_BACK || outcome == Outcome.REMOVED)
          .isPresent();
    }
  }

  @Override
  public void print(Page page) {
    var sheet = new Sheet(page, simulated);
    if (stacks.isEmpty()) {
      sheet.add("Nothing was interrupted. Nothing was touched.");
    }
    for (Resumed stack : stacks) {
      if (stack.end().isEmpty()) {
        sheet.add(
            Line.blank().mark(0, Mark.CARE).name(stack.stack()).text(": " + stack.interruption()));
      } else if (stack.outcome().outcome().failure().isPresent()) {
        DeployPage.failed(stack.outcome(), !isFirst(stack), sheet);
      } else {
        done(sheet, stack);
      }
    }
    if (dryRun && !stacks.isEmpty()) {
      sheet.add("Dry run: steward stack resume finishes it or goes back. Nothing was touched.");
    }
  }

  private boolean isFirst(Resumed stack) {
    return bad().filter(stack::equals).isPresent();
  }

  private void done(Sheet page, Resumed stack) {
    page.add(
        Line.of("Finished in " + PlanPage.seconds(stack.outcome().took().toMillis()) + ": ")
            .name(stack.stack())
            .text(" runs revision " + stack.revision() + ", and is ready."));
    stack
        .outcome()
        .remarks()
        .forEach(remark -> page.add(Line.blank().mark(0, Mark.CARE).text(remark)));
  }

  private Optional<Resumed> bad() {
    return stacks.stream().filter(stack -> failure(stack).isPresent()).findFirst();
  }

  /** What was begun is not there: that is a failure, unless going back was asked for. */
  private Optional<ErrorKind> failure(Resumed stack) {
    return back && stack.isBack()
        ? Optional.empty()
        : stack.end().flatMap(end -> end.outcome().failure());
  }

  @Override
  public Optional<ErrorKind> failure() {
    return stacks.stream()
        .flatMap(stack -> failure(stack).stream())
        .max(Comparator.comparingInt(ErrorKind::exitCode));
  }

  @Override
  public Optional<String> error() {
    return bad().map(stack -> stack.stack() + " was not finished: " + stack.outcome().error());
  }

  @Override
  public List<String> hints() {
    return bad()
        .map(
            stack ->
                List.of(
                    "steward ps " + stack.stack() + "     what runs now",
                    "steward stack history " + stack.stack()))
        .orElse(List.of());
  }
}
