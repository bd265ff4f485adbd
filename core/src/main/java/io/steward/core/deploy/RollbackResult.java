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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How going back ended, stack by stack.
 *
 * @param run the run, for history and audit log
 * @param dryRun whether it was only tried out, and nothing was touched
 * @param simulated whether any target only pretends
 * @param stacks each stack
 * @param took how long all of it took
 * @param refusal why it would be refused without the dry run; absent otherwise
 */
public record RollbackResult(
    String run,
    boolean dryRun,
    boolean simulated,
    List<Return> stacks,
    Duration took,
    Optional<DataConsent.Refusal> refusal)
    implements Printable, Verdict {
  /** Keeps its own copy. */
  public RollbackResult {
    stacks = List.copyOf(stacks);
  }

  /** The same, that would be refused for this. */
  RollbackResult with(Optional<DataConsent.Refusal> why) {
    return new RollbackResult(run, dryRun, simulated, stacks, took, why);
  }

  /**
   * One stack.
   *
   * @param stack its name
   * @param from the number of the revision it had
   * @param to the number of the revision it went back to
   * @param plan what that changes
   * @param outcome how it ended; absent in a dry run
   * @param filesDiffer whether its files still say something else
   * @param writes what the version gone back from may have written to, which does not go back
   * @param stopped services that were stopped on purpose and stay so
   */
  public record Return(
      String stack,
      int from,
      int to,
      StackPlan plan,
      Optional<StackOutcome> outcome,
      boolean filesDiffer,
      List<DataWrite> writes,
      List<String> stopped) {
    /** Keeps its own copies. */
    public Return {
      stopped = List.copyOf(stopped);
      writes = List.copyOf(writes);
    }

    private boolean failed() {
      return outcome.flatMap(end -> end.outcome().failure()).isPresent();
    }
  }

  @Override
  public void print(Page page) {
    var sheet = new Sheet(page, simulated);
    for (Return back : stacks) {
      if (back.outcome().isEmpty()) {
        planned(sheet, back);
      } else if (back.failed()) {
        boolean why = !back.stack().equals(bad().orElseThrow().stack());
        DeployPage.failed(back.outcome().get(), why, sheet);
      } else {
        done(sheet, back, back.outcome().get());
      }
    }
    if (dryRun) {
      sheet.add("Dry run: this is what a rollback would do. Nothing was touched.");
    }
  }

  private static void planned(Sheet page, Return back) {
    page.add(
        Line.blank()
            .name(back.stack())
            .text(" would go from revision " + back.from() + " back to " + back.to() + "."));
    new StackPage(back.plan(), false, page).print();
    page.gap();
    back.writes().forEach(write -> care(page, "Data does not go back: " + write.sentence() + "."));
  }

  private static void done(Sheet page, Return back, StackOutcome end) {
    page.add(
        Line.of("Done in " + PlanPage.seconds(end.took().toMillis()) + ". ")
            .name(back.stack())
            .text(" runs revision " + back.to() + " as revision " + end.revision())
            .text(ready(back, end)));
    List<String> remarks = new ArrayList<>(end.remarks());
    if (back.filesDiffer()) {
      remarks.add("Your files still say something newer: plan shows the difference.");
      remarks.add("Revision " + back.from() + " is held until the files change.");
    }
    back.writes().forEach(write -> remarks.add("Data: " + write.sentence() + ". That stays."));
    remarks.forEach(remark -> care(page, remark));
  }

  private static String ready(Return back, StackOutcome end) {
    List<String> others = new ArrayList<>();
    if (end.services().stream().anyMatch(ReadinessGate.Readiness::sickBefore)) {
      others.add("what was not well before");
    }
    if (!back.stopped().isEmpty()) {
      others.add("what is stopped on purpose: " + String.join(", ", back.stopped()));
    }
    return others.isEmpty()
        ? ", and is ready."
        : ", and is ready but for " + String.join(" and ", others) + ".";
  }

  private static void care(Sheet page, String text) {
    page.add(Line.blank().mark(0, Mark.CARE).text(text));
  }

  @Override
  public Optional<ErrorKind> failure() {
    if (refusal.isPresent()) {
      return Optional.of(ErrorKind.REFUSED);
    }
    return stacks.stream()
        .flatMap(back -> back.outcome().stream())
        .flatMap(end -> end.outcome().failure().stream())
        .max(Comparator.comparingInt(ErrorKind::exitCode));
  }

  @Override
  public Optional<String> error() {
    if (refusal.isPresent()) {
      return refusal.map(why -> "rollback would be refused: " + why.message());
    }
    return bad()
        .map(
            back ->
                "rollback of "
                    + back.stack()
                    + " failed: "
                    + back.outcome().map(StackOutcome::error).orElse(""));
  }

  @Override
  public List<String> hints() {
    if (refusal.isPresent()) {
      return refusal.get().hints();
    }
    if (bad().isPresent()) {
      String stack = bad().get().stack();
      return List.of(
          "steward ps " + stack + "     what runs now", "steward stack history " + stack);
    }
    return stacks.stream()
        .filter(Return::filesDiffer)
        .map(
            back ->
                "steward diff " + back.stack() + " " + back.to() + "     what to undo in the files")
        .toList();
  }

  private Optional<Return> bad() {
    return stacks.stream().filter(Return::failed).findFirst();
  }
}
