// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.homelab.HomelabGraph;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Progress.Step;
import io.steward.core.operation.Run;
import java.util.List;
import java.util.Locale;

/** Tells beforehand what a deploy will do, so that one sees how far it is. */
final class Announcements {
  /** The state of what has not begun. */
  static final String WAITING = "waiting";

  private Announcements() {}

  /** Every service that something will happen to, by stack and wave. */
  static void waves(List<PlannedStack> changed, HomelabGraph graph, Run run) {
    int last = changed.stream().mapToInt(stack -> stack.plan().wave()).max().orElse(0);
    for (PlannedStack stack : changed) {
      Run told = Sheet.told(run, stack.target());
      String wave = "wave " + stack.plan().wave() + " of " + last;
      told.progress().report(Step.sentence(stack.name(), last > 1 ? wave : ""));
      List<String> needed =
          changed.stream()
              .map(PlannedStack::name)
              .filter(other -> graph.dependentsOf(other).contains(stack.name()))
              .toList();
      for (ServiceChange change : stack.plan().changes()) {
        String why = needed.isEmpty() ? goal(change) : "for " + String.join(", ", needed);
        told.progress().report(new Step(stack.name(), change.service(), Mark.NONE, WAITING, why));
      }
    }
  }

  /** Every service that something will happen to, now that others of the run are new. */
  static void again(PlannedStack stack, Run run) {
    Run told = Sheet.told(run, stack.target());
    told.progress()
        .report(Step.sentence(stack.name(), "Planned again, as its containers live in others"));
    for (ServiceChange change : stack.plan().changes()) {
      told.progress()
          .report(new Step(stack.name(), change.service(), Mark.NONE, WAITING, goal(change)));
    }
  }

  private static String goal(ServiceChange change) {
    return switch (change.change()) {
      case CREATE -> "to be created";
      case RECREATE -> "to be recreated";
      case RESTART -> "to be restarted";
      case REMOVE -> "to be removed";
      case NONE -> "";
    };
  }

  /** That nothing will happen to a stack after all. */
  static void untouched(PlannedStack stack, String why, Run run) {
    for (ServiceChange change : stack.plan().changes()) {
      run.progress()
          .report(new Step(stack.name(), change.service(), Mark.NONE, "not touched", why));
    }
  }

  /** That the services of a stack are being changed now. */
  static void begin(StackPlan plan, Run run) {
    for (ServiceChange change : plan.changes()) {
      String doing =
          switch (change.change()) {
            case CREATE -> "creating";
            case RECREATE -> "recreating";
            case RESTART -> "restarting";
            case REMOVE -> "removing";
            case NONE -> change.change().name().toLowerCase(Locale.ROOT);
          };
      run.progress()
          .report(new Step(plan.stack(), change.service(), Mark.BUSY, doing, files(change)));
    }
  }

  /** The mounted files that are why. */
  private static String files(ServiceChange change) {
    List<String> files =
        change.fields().stream()
            .filter(field -> field.field().equals("file"))
            .map(FieldChange::name)
            .toList();
    return files.isEmpty() ? "" : "for " + String.join(", ", files);
  }
}
