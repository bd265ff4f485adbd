// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How the end of a deploy reads. */
final class DeployPage {
  private final DeployResult result;
  private final Sheet page;

  DeployPage(DeployResult result, Page page) {
    this.result = result;
    this.page = new Sheet(page, result.plan().isSimulated());
  }

  void print() {
    Plan plan = result.plan();
    if (result.dryRun()) {
      plan.print(page.page());
      page.add("Dry run: this is what a deploy would do. Nothing was touched.");
      return;
    }
    if (result.failure().isPresent()) {
      failed();
      return;
    }
    plan.scene().since().ifPresent(since -> since.print(page.page()));
    if (plan.stacks().isEmpty()) {
      return;
    }
    plan.scene().unlike().forEach(text -> page.add(Line.blank().mark(0, Mark.CARE).text(text)));
    if (plan.isEmpty()) {
      page.add(
          "Nothing to do. " + PlanPage.wanted(plan.count(Change.NONE)) + ". Nothing was touched.");
      return;
    }
    page.add("Done in " + PlanPage.seconds(result.took().toMillis()) + ": " + sums());
    page.add("Now: " + revisions() + ". Everything changed is " + readiness() + ".");
    remarks();
    if (!result.goBack().isEmpty()) {
      page.add(
          Line.of("To go back: ").name("steward rollback " + String.join(" ", result.goBack())));
    }
  }

  private String readiness() {
    boolean sick =
        result.stacks().stream()
            .flatMap(stack -> stack.services().stream())
            .anyMatch(ReadinessGate.Readiness::sickBefore);
    return sick ? "ready, but for what was not well before" : "ready";
  }

  private void failed() {
    String first = result.failed().orElseThrow().stack();
    for (StackOutcome stack : result.stacks()) {
      failed(stack, !stack.stack().equals(first), of(stack));
    }
    page.gap();
  }

  /** What is said of a stack says when its target only pretends. */
  private Sheet of(StackOutcome stack) {
    boolean simulated =
        result.plan().stacks().stream()
            .anyMatch(plan -> plan.stack().equals(stack.stack()) && plan.simulated());
    return new Sheet(page.page(), simulated);
  }

  /**
   * How a stack reads that did not get ready.
   *
   * @param why whether to say why; not for the one whose error ends the command
   */
  static void failed(StackOutcome stack, boolean why, Sheet page) {
    page.gap();
    String runs = stack.outcome() == Outcome.LEFT_AS_IS ? "at revision " : "runs revision ";
    String revision = stack.revision() == 0 ? "" : runs + stack.revision();
    page.add(
        Line.blank()
            .mark(0, stack.outcome().mark())
            .name(stack.stack())
            .to(16)
            .text(stack.outcome().words())
            .to(30)
            .aside(revision));
    if (why && !stack.error().isEmpty()) {
      boolean aside = stack.outcome() == Outcome.NOT_TOUCHED;
      Line line = Line.blank().to(2);
      page.add(aside ? line.aside(stack.error()) : line.text(stack.error()));
    }
    log(stack, page);
    after(stack, page);
  }

  private static void log(StackOutcome stack, Sheet page) {
    if (stack.log().isEmpty()) {
      return;
    }
    page.gap();
    page.add("  The last " + PlanPage.plural(stack.log().size(), "line") + " it wrote:");
    stack.log().forEach(line -> page.add(Line.of("  | ").text(line).asItIs()));
    page.gap();
  }

  private static void after(StackOutcome stack, Sheet page) {
    switch (stack.outcome()) {
      case ROLLED_BACK -> page.add("  The old state is back.");
      case STOPPED ->
          page.add(
              stack.revision() == 0
                  ? "  Stopped: its containers and networks are removed; volumes stay."
                  : "  Stopped: the old state is back.");
      case REMOVED -> page.add("  Its containers and networks are removed; volumes stay.");
      case LEFT_AS_IS -> page.add("  It stays as it is, because its settings say so.");
      case NEEDS_HANDS -> page.add("  The way back failed too. Look at it now: it needs hands.");
      default -> {}
    }
    stack.remarks().forEach(remark -> page.add(Line.of("  ").text(remark)));
    for (DataWrite write : stack.writes()) {
      page.add(Line.blank().mark(0, Mark.CARE).text("Data: " + write.sentence() + ". That stays."));
    }
    stack
        .held()
        .ifPresent(
            number ->
                page.add(
                    Line.blank()
                        .mark(0, Mark.CARE)
                        .text(
                            "Revision "
                                + number
                                + " is held: it is not deployed again until its files change.")));
  }

  private void remarks() {
    for (StackOutcome stack : result.stacks()) {
      for (String remark : stack.remarks()) {
        of(stack).add(Line.blank().mark(0, Mark.CARE).text(stack.stack() + ": " + remark));
      }
    }
  }

  private String sums() {
    Plan plan = result.plan();
    List<String> sums = new ArrayList<>();
    add(sums, plan.count(Change.CREATE), "created");
    add(sums, plan.count(Change.RECREATE), "recreated");
    add(sums, plan.count(Change.RESTART), "restarted");
    add(sums, plan.count(Change.REMOVE), "removed");
    sums.add(plan.count(Change.NONE) + " untouched.");
    return String.join(", ", sums);
  }

  private static void add(List<String> sums, int count, String word) {
    if (count > 0) {
      sums.add(count + " " + word);
    }
  }

  private String revisions() {
    return result.stacks().stream()
        .filter(stack -> stack.outcome() == Outcome.DEPLOYED)
        .map(stack -> stack.stack() + " revision " + stack.revision())
        .collect(Collectors.joining(", "));
  }
}
