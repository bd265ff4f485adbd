// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.operation;

import com.google.inject.Inject;
import io.steward.core.deploy.AcceptResult;
import io.steward.core.deploy.Acceptance;
import io.steward.core.deploy.Selection;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.util.List;

/** Records what runs as deployed. */
final class AcceptServices implements Operation<AcceptServices.Input, AcceptResult> {
  static final Spec SPEC =
      Spec.operation("stack", "accept", AcceptServices.class)
          .summary("Records what runs of services as deployed, and touches no container")
          .details(
              """
              For what steward drift shows and is right as it is. It becomes a revision of its own,
              to which one can go back. The files stay as they are: where they say otherwise,
              steward plan shows it, and the next deploy does it.""")
          .example(
              "steward stack accept website/web --reason \"the new image is fine\"", "one service")
          .example("steward stack accept website", "all of a stack that drifted")
          .writes()
          .build();

  private final Homelab homelab;
  private final Acceptance acceptance;

  @Inject
  AcceptServices(Homelab homelab, Acceptance acceptance) {
    this.homelab = homelab;
    this.acceptance = acceptance;
  }

  record Input(
      @Arg(value = Words.NAMED, positional = true, label = Words.LABEL) List<String> stacks,
      @Arg(value = Words.REASON, fallback = "", label = "TEXT") String reason) {}

  @Override
  public AcceptResult run(Input input, Run run) {
    return acceptance.accept(
        Selection.named(homelab, input.stacks(), run.folder()), input.reason(), run);
  }
}
