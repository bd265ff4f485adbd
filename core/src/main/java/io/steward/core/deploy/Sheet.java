// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Line;
import io.steward.core.operation.Page;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Part of a page that says in every line when it tells of a simulated target.
 *
 * @param page where the lines go
 * @param simulated whether nothing of it is real
 */
record Sheet(Page page, boolean simulated) {
  private static final String WORD = "(simulated)";

  void add(String text) {
    add(Line.of(text));
  }

  void add(Line line) {
    page.add(simulated ? line.aside(line.width() == 0 ? WORD : "  " + WORD) : line);
  }

  /** The columns there are for a line. */
  int width() {
    return simulated ? PlanPage.WIDTH - WORD.length() - 2 : PlanPage.WIDTH;
  }

  void gap() {
    page.gap();
  }

  /** The same run, whose progress says in every step when the target is a simulated one. */
  static Run told(Run run, StackTarget target) {
    return target.simulated() ? told(run) : run;
  }

  /** The same run, whose progress says in every step when all of the targets are simulated. */
  static Run told(Run run, Collection<PlannedStack> stacks) {
    return stacks.stream().allMatch(stack -> stack.target().simulated()) ? told(run) : run;
  }

  private static Run told(Run run) {
    return new Run(
        run.id(),
        run.actor(),
        run.folder(),
        run.dryRun(),
        new Told(run.progress()),
        run.questions(),
        run.stopping());
  }

  private static Progress.Step marked(Progress.Step step) {
    String detail = step.detail().isEmpty() ? WORD : step.detail() + "  " + WORD;
    return new Progress.Step(step.group(), step.subject(), step.mark(), step.state(), detail);
  }

  /** Progress that says in every step that nothing of it is real. */
  private record Told(Progress progress) implements Progress {
    @Override
    public void report(Step step) {
      progress.report(marked(step));
    }

    @Override
    public Optional<Parts> parts() {
      return progress.parts();
    }

    @Override
    public void show(Page page) {
      progress.show(page);
    }

    @Override
    public void deadline(String group, String subject, Instant until) {
      progress.deadline(group, subject, until);
    }
  }
}
