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

/** Starts services again. */
final class StartServices implements Operation<StartServices.Input, Handled> {
  static final Spec SPEC =
      Spec.operation("stack", "start", StartServices.class)
          .summary("Starts services that were stopped, and waits until they are ready")
          .details("Starts the containers there are; steward deploy makes what is missing.")
          .example("steward stack start paperless/broker", "one service")
          .writes()
          .takesLong()
          .build();

  private final Homelab homelab;
  private final ServiceControl control;

  @Inject
  StartServices(Homelab homelab, ServiceControl control) {
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
        Handling.START,
        Selection.named(homelab, input.stacks(), run.folder()),
        input.reason(),
        input.lockWait(),
        run);
  }
}
