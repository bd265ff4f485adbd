// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What was adopted. No container was touched.
 *
 * @param dryRun whether nothing was written
 * @param stacks each of them
 */
public record Adopted(boolean dryRun, List<AdoptedStack> stacks) implements Printable, Verdict {
  private static final int TEXT = 20;
  private static final String OTHER = "The files say other than what runs. ";
  private static final String ANEW =
      "The first deploy makes it anew and keeps it aside until that is ready.";

  /** Keeps its own copy. */
  public Adopted {
    stacks = List.copyOf(stacks);
  }

  /**
   * One stack.
   *
   * @param stack its name
   * @param project its Compose project
   * @param target where it runs
   * @param entry what was written to {@code deployment.yaml}; empty when it stands there already
   * @param files further files that were written
   * @param revision the number under which what runs is recorded; 0 where nothing has to be
   * @param containers how many containers are Steward's from now on
   * @param changes what a deploy would do: empty where the files say what runs
   * @param remarks sentences on what of a container is not in its file
   * @param problem why it was not adopted; empty when it was
   * @param hints what to do about that
   */
  public record AdoptedStack(
      String stack,
      String project,
      String target,
      String entry,
      List<String> files,
      int revision,
      int containers,
      List<ServiceChange> changes,
      List<String> remarks,
      String problem,
      List<String> hints) {
    /** Keeps its own copies. */
    public AdoptedStack {
      files = List.copyOf(files);
      changes = List.copyOf(changes);
      remarks = List.copyOf(remarks);
      hints = List.copyOf(hints);
    }

    static AdoptedStack failed(String project, String target, String problem, List<String> hints) {
      return new AdoptedStack(
          project, project, target, "", List.of(), 0, 0, List.of(), List.of(), problem, hints);
    }
  }

  @Override
  public void print(Page page) {
    if (stacks.isEmpty()) {
      page.add("Every Compose project that runs is a stack already. Nothing was touched.");
      return;
    }
    for (AdoptedStack stack : stacks) {
      page.gap();
      stack(page, stack);
    }
    page.gap();
    List<String> good =
        stacks.stream().filter(s -> s.problem().isEmpty()).map(AdoptedStack::stack).toList();
    page.add(
        (dryRun ? "Would adopt " : "Adopted ")
            + PlanPage.plural(good.size(), "stack")
            + ". No container was touched.");
    if (!good.isEmpty()) {
      page.add(Line.of("Next: ").name("steward plan " + String.join(" ", good)));
    }
  }

  private void stack(Page page, AdoptedStack stack) {
    if (!stack.problem().isEmpty()) {
      page.add(Line.blank().mark(0, Mark.BAD).name(stack.stack()).to(TEXT).text(stack.problem()));
      stack.hints().forEach(hint -> page.add(Line.blank().to(TEXT).aside("hint: " + hint)));
      return;
    }
    String what = PlanPage.plural(stack.containers(), "container") + " on " + stack.target();
    page.add(Line.blank().mark(0, Mark.OK).name(stack.stack()).to(TEXT).text(what + as(stack)));
    stack.files().forEach(file -> page.add(Line.blank().to(TEXT).text("written: " + file)));
    if (!stack.entry().isEmpty()) {
      String written = dryRun ? "for config/deployment.yaml:" : "in config/deployment.yaml now:";
      page.add(Line.blank().to(TEXT).text(written));
      stack.entry().lines().forEach(line -> page.exact("  " + line));
    }
    for (String remark : stack.remarks()) {
      page.add(Line.blank().mark(0, Mark.CARE).to(TEXT).text(remark));
    }
    if (stack.changes().isEmpty()) {
      page.add(Line.blank().to(TEXT).text("its plan is empty: the files say what runs"));
      return;
    }
    page.add(Line.blank().mark(0, Mark.CARE).to(TEXT).text(differs(stack)));
    for (ServiceChange change : stack.changes()) {
      Line line = Line.blank().mark(2, change.change().mark()).name(change.service());
      for (FieldChange field : change.fields()) {
        String name = field.name().isEmpty() ? "" : field.name() + "  ";
        page.add(line.to(TEXT).text((field.field() + "  " + name).stripLeading() + field.values()));
        line = Line.blank();
      }
    }
  }

  private String as(AdoptedStack stack) {
    if (stack.revision() == 0) {
      return dryRun ? ", would be Steward's" : ", Steward's from now on";
    }
    return dryRun
        ? ", would be recorded as it runs"
        : ", recorded as it runs: revision " + stack.revision();
  }

  private String differs(AdoptedStack stack) {
    if (!stack.files().isEmpty()) {
      return ANEW;
    }
    if (stack.revision() == 0) {
      return OTHER + "The next deploy does what they say.";
    }
    return OTHER + (dryRun ? "That would be" : "That is") + " recorded, so there is a way back.";
  }

  private List<String> failed() {
    return stacks.stream()
        .filter(stack -> !stack.problem().isEmpty())
        .map(AdoptedStack::stack)
        .toList();
  }

  @Override
  public Optional<ErrorKind> failure() {
    return failed().isEmpty() ? Optional.empty() : Optional.of(ErrorKind.FAILED);
  }

  @Override
  public Optional<String> error() {
    return failed().isEmpty()
        ? Optional.empty()
        : Optional.of("could not adopt " + String.join(", ", failed()));
  }

  @Override
  public List<String> hints() {
    return List.of();
  }
}
