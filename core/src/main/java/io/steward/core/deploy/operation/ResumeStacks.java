// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.operation;

import com.google.inject.Inject;
import io.steward.core.deploy.Resume;
import io.steward.core.deploy.ResumeResult;
import io.steward.core.deploy.Selection;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.time.Duration;
import java.util.List;

/** Settles deploys that were interrupted. */
final class ResumeStacks implements Operation<ResumeStacks.Input, ResumeResult> {
  static final Spec SPEC =
      Spec.operation("stack", "resume", ResumeStacks.class)
          .summary("Finishes or takes back a deploy that was interrupted")
          .details(
              """
              A deploy that was killed, or whose machine or engine went down, is written down step
              by step. This reads how far it was and goes on from there: under the eye of the gate,
              and back to what ran before when it does not get ready. With --back it goes back at
              once. A deploy that was going back already goes on going back, and so does one that
              needed hands. Without stacks it looks at all.""")
          .example("steward stack resume", "everything that was interrupted")
          .example("steward stack resume media --back", "go back to what ran before")
          .writes()
          .takesLong()
          .build();

  private final Homelab homelab;
  private final Resume resume;

  @Inject
  ResumeStacks(Homelab homelab, Resume resume) {
    this.homelab = homelab;
    this.resume = resume;
  }

  record Input(
      @Arg(
              value = "Whole stacks; the one whose folder you stand in, or else all",
              positional = true,
              label = "STACK")
          List<String> stacks,
      @Arg("Go back to what ran before, without trying to finish") boolean back,
      @Arg(value = Words.REASON, fallback = "", label = "TEXT") String reason,
      @Arg(value = Words.LOCK_WAIT, fallback = "0s") Duration lockWait) {}

  @Override
  public ResumeResult run(Input input, Run run) {
    Selection selection = Selection.of(homelab, input.stacks(), run.folder());
    return resume.resume(
        new Resume.Request(selection.whole("are resumed"), input.back(), input.lockWait()), run);
  }
}
