// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.operation;

import com.google.inject.Inject;
import io.steward.core.deploy.StackDiff;
import io.steward.core.deploy.StackRevision;
import io.steward.core.deploy.TextDiff;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.util.Optional;

/** Compares the text of a stack with a revision of it. */
final class DiffStack implements Operation<DiffStack.Input, TextDiff> {
  static final Spec SPEC =
      Spec.operation("stack", "diff", DiffStack.class)
          .summary("Shows how the files differ from a revision, line by line")
          .details(
              """
              Compares text with text: the rendered project and the mounted files. Asks no target;
              what a deploy would change is shown by steward plan. What may be a secret is
              hidden.""")
          .shortForm("diff")
          .example("steward diff media", "against the present revision")
          .example("steward diff media 14", "against revision 14")
          .build();

  private final Homelab homelab;
  private final StackDiff diff;

  @Inject
  DiffStack(Homelab homelab, StackDiff diff) {
    this.homelab = homelab;
    this.diff = diff;
  }

  record Input(
      @Arg(value = Words.STACK, positional = true, label = "STACK") Optional<String> stack,
      @Arg(
              value = "The number of a revision, from 1; the present one unless given",
              positional = true)
          Optional<Integer> revision) {}

  @Override
  public TextDiff run(Input input, Run run) {
    return diff.diff(StackRevision.of(homelab, input.stack(), input.revision(), run.folder()));
  }
}
