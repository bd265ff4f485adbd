// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.operation;

import com.google.inject.Inject;
import io.steward.core.deploy.Drift;
import io.steward.core.deploy.Drifts;
import io.steward.core.deploy.Selection;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.util.List;

/** Compares what runs with what was last deployed. */
final class FindDrift implements Operation<FindDrift.Input, Drift> {
  static final Spec SPEC =
      Spec.operation("stack", "drift", FindDrift.class)
          .summary("Shows how what runs is other than what was last deployed")
          .details(
              """
              Compares containers with the last deployment, not with the files: what the files
              would change is shown by steward plan. Says when it happened and by whom as far as
              that is known. Nothing is put back: steward deploy does that, and steward stack
              accept records what runs. What may be a secret is never shown.""")
          .shortForm("drift")
          .example("steward drift", "every stack, or the one whose folder you stand in")
          .example("steward drift media/jellyfin", "one service of a stack")
          .example("steward drift --exit-code", "exits 4 where something drifted")
          .build();

  private final Homelab homelab;
  private final Drifts drifts;

  @Inject
  FindDrift(Homelab homelab, Drifts drifts) {
    this.homelab = homelab;
    this.drifts = drifts;
  }

  record Input(
      @Arg(value = Words.STACKS, positional = true, label = Words.LABEL) List<String> stacks,
      @Arg("Exit with 4 where something drifted") boolean exitCode) {}

  @Override
  public Drift run(Input input, Run run) {
    return drifts.find(Selection.of(homelab, input.stacks(), run.folder()), input.exitCode());
  }
}
