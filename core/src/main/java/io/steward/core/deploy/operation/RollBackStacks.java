// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.operation;

import com.google.inject.Inject;
import io.steward.core.deploy.DataConsent;
import io.steward.core.deploy.Rollback;
import io.steward.core.deploy.RollbackResult;
import io.steward.core.deploy.Selection;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes stacks back to a revision that was well. */
final class RollBackStacks implements Operation<RollBackStacks.Input, RollbackResult> {
  static final Spec SPEC =
      Spec.operation("stack", "rollback", RollBackStacks.class)
          .summary("Takes stacks back to the revision before, or to one you name")
          .details(
              """
              Goes to the last revision that was well before the present one, with its images and
              mounted files, under a new number. Asks first. Data in volumes does not go back, and
              your files stay as they are: what they say is held until they change. What would
              leave data behind, or put an older database on newer data, is refused.""")
          .shortForm("rollback")
          .example("steward rollback media", "to the last one that was well")
          .example("steward rollback media --to 14", "to revision 14")
          .writes()
          .takesLong()
          .build();

  private final Homelab homelab;
  private final Rollback rollback;

  @Inject
  RollBackStacks(Homelab homelab, Rollback rollback) {
    this.homelab = homelab;
    this.rollback = rollback;
  }

  record Input(
      @Arg(value = "Stacks; the one whose folder you stand in", positional = true, label = "STACK")
          List<String> stacks,
      @Arg("The number of the revision to go to, from 1; only with one stack") Optional<Integer> to,
      @Arg(value = Words.REASON, fallback = "", label = "TEXT") String reason,
      @Arg(value = Words.ACCEPT_VOLUME, label = "PLACE") List<String> acceptVolume,
      @Arg(Words.ACCEPT_MIGRATION) boolean acceptDataMigration,
      @Arg(value = Words.LOCK_WAIT, fallback = "0s") Duration lockWait) {}

  @Override
  public RollbackResult run(Input input, Run run) {
    Selection selection = Selection.named(homelab, input.stacks(), run.folder());
    var consent = new DataConsent(Set.copyOf(input.acceptVolume()), input.acceptDataMigration());
    return rollback.goBack(
        new Rollback.Request(selection, input.to(), input.reason(), input.lockWait(), consent),
        run);
  }
}
