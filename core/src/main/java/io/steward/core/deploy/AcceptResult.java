// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import java.util.List;

/**
 * What was accepted as it runs. No container was touched.
 *
 * @param dryRun whether nothing was recorded
 * @param stacks each stack of which something was
 */
public record AcceptResult(boolean dryRun, List<Part> stacks) implements Printable {
  private static final int TEXT = 20;

  /** Keeps its own copy. */
  public AcceptResult {
    stacks = List.copyOf(stacks);
  }

  /**
   * One stack.
   *
   * @param stack its name
   * @param revision the number under which it was recorded; 0 where nothing was
   * @param services what had drifted and is as deployed from now on
   */
  public record Part(String stack, int revision, List<ServiceDrift> services) {
    /** Keeps its own copy. */
    public Part {
      services = List.copyOf(services);
    }
  }

  @Override
  public void print(Page page) {
    List<Part> accepted = stacks.stream().filter(part -> !part.services().isEmpty()).toList();
    if (accepted.isEmpty()) {
      page.add("Everything that was named is as deployed. Nothing was recorded.");
      return;
    }
    for (Part part : accepted) {
      for (ServiceDrift service : part.services()) {
        String as = dryRun ? "would be accepted" : "accepted, revision " + part.revision();
        page.add(
            Line.blank()
                .mark(0, Mark.OK)
                .name(part.stack() + "/" + service.service())
                .to(TEXT)
                .text(as));
        service.differences().forEach(change -> page.add(line(change)));
      }
    }
    page.gap();
    page.add("What runs counts as deployed. No container was touched.");
    page.add(
        Line.of("Next: ")
            .name("steward plan " + String.join(" ", accepted.stream().map(Part::stack).toList()))
            .text("     where the files say otherwise"));
  }

  private static Line line(FieldChange change) {
    String name = change.name().isEmpty() ? "" : change.name() + "  ";
    return Line.blank().to(TEXT).text(change.field() + "  " + name + DriftPage.values(change));
  }
}
