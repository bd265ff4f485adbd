// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.operation;

import com.google.inject.Inject;
import io.steward.core.deploy.Handled;
import io.steward.core.deploy.Handling;
import io.steward.core.deploy.Selection;
import io.steward.core.deploy.ServiceControl;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.time.Duration;
import java.util.List;

/** Stops services and remembers it. */
final class StopServices implements Operation<StopServices.Input, Handled> {
  static final Spec SPEC =
      Spec.operation("stack", "stop", StopServices.class)
          .summary("Stops services and remembers who did it and why")
          .details(
              """
              What was stopped stays stopped: a deploy leaves it alone until steward stack start.
              Containers, networks and volumes stay.""")
          .example("steward stack stop paperless/broker --reason \"until the disk arrives\"", "one")
          .example("steward stack stop media --yes", "a whole stack, without being asked")
          .writes()
          .takesLong()
          .build();

  private final Homelab homelab;
  private final ServiceControl control;

  @Inject
  StopServices(Homelab homelab, ServiceControl control) {
    this.homelab = homelab;
    this.control = control;
  }

  record Input(
      @Arg(value = Words.NAMED, positional = true, label = Words.LABEL) List<String> stacks,
      @Arg(value = Words.REASON, fallback = "", label = "TEXT") String reason,
      @Arg(value = Words.LOCK_WAIT, fallback = "0s") Duration lockWait) {}

  @Override
  public Handled run(Input input, Run run) {
    return control.handle(
        Handling.STOP,
        Selection.named(homelab, input.stacks(), run.folder()),
        input.reason(),
        input.lockWait(),
        run);
  }
}
