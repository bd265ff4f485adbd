// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.operation;

import com.google.inject.Inject;
import io.steward.core.deploy.ChangedStacks;
import io.steward.core.deploy.Plan;
import io.steward.core.deploy.PlanFiles;
import io.steward.core.deploy.PlanMaker;
import io.steward.core.deploy.Selection;
import io.steward.core.homelab.Homelab;
import io.steward.core.lint.HomelabLint;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Compares the files of stacks with what runs. */
final class PlanStacks implements Operation<PlanStacks.Input, Plan> {
  static final Spec SPEC =
      Spec.operation("stack", "plan", PlanStacks.class)
          .summary("Shows what a deploy would change, and touches nothing")
          .details(
              """
              Compares the files of each stack with its containers, field by field. What may be a
              secret is never shown. A plan kept with --out can be deployed as it is, or not at
              all, with steward deploy --plan FILE.""")
          .shortForm("plan")
          .example("steward plan", "every stack, or the one whose folder you stand in")
          .example("steward plan media/jellyfin", "one service of a stack")
          .example("steward plan --changed-since main", "stacks with a changed file in Git")
          .example("steward plan --exit-code", "exits 4 while changes are pending")
          .build();

  private final Homelab homelab;
  private final HomelabLint lint;
  private final ChangedStacks changed;
  private final PlanFiles files;
  private final PlanMaker plans;

  @Inject
  PlanStacks(
      Homelab homelab, HomelabLint lint, ChangedStacks changed, PlanFiles files, PlanMaker plans) {
    this.homelab = homelab;
    this.lint = lint;
    this.changed = changed;
    this.files = files;
    this.plans = plans;
  }

  record Input(
      @Arg(value = Words.STACKS, positional = true, label = Words.LABEL) List<String> stacks,
      @Arg("List what needs nothing too") boolean all,
      @Arg(value = Words.SINCE, label = "REF") Optional<String> changedSince,
      @Arg(
              value = "Write the plan to this file, for deploy --plan",
              label = "FILE",
              commandOnly = true)
          Optional<Path> out,
      @Arg("Exit with 4 while changes are pending") boolean exitCode,
      @Arg(value = "Rules of compose lint whose errors are passed over", label = "RULE")
          List<String> ignore) {}

  @Override
  public Plan run(Input input, Run run) {
    Selection selection =
        changed.among(Selection.of(homelab, input.stacks(), run.folder()), input.changedSince());
    String deploy = "steward deploy " + String.join(" ", selection.names());
    lint.requireSound(selection.stacks(), input.ignore(), deploy);
    if (input.out().isEmpty()) {
      return plans.plan(selection, input.all(), input.exitCode());
    }
    Path named = input.out().get();
    Path file = run.folder().resolve(named);
    Plan plan = files.plan(selection, input.all(), input.exitCode(), file);
    return plan.keptIn(named.toString());
  }
}
