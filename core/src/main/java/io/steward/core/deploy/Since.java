// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import java.util.List;

/**
 * How stacks were chosen by what changed in Git.
 *
 * @param ref the commit as it was named
 * @param commit its whole name
 * @param changed stacks with a changed file, which were chosen
 * @param unchanged stacks without one
 * @param outside stacks of which that repository has nothing, so that nobody knows; not chosen
 */
public record Since(
    String ref, String commit, List<String> changed, List<String> unchanged, List<String> outside) {
  private static final int SHORT = 12;

  /** Keeps its own copies. */
  public Since {
    changed = List.copyOf(changed);
    unchanged = List.copyOf(unchanged);
    outside = List.copyOf(outside);
  }

  void print(Page page) {
    String name = ref + (commit.startsWith(ref) ? "" : " (" + shortened() + ")");
    if (changed.isEmpty()) {
      String none = unchanged.isEmpty() ? "" : " of " + PlanPage.plural(unchanged.size(), "stack");
      page.add("No file" + none + " changed since " + name + ". Nothing was touched.");
    } else {
      String rest = unchanged.isEmpty() ? "" : "; not " + String.join(", ", unchanged);
      page.add("Changed since " + name + ": " + String.join(", ", changed) + rest + ".");
    }
    if (!outside.isEmpty()) {
      page.add(
          Line.blank()
              .mark(0, Mark.CARE)
              .text("Not in that repository, so left out: " + String.join(", ", outside)));
    }
  }

  private String shortened() {
    return commit.substring(0, Math.min(SHORT, commit.length()));
  }
}
