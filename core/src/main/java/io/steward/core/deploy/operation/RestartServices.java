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

/** Restarts services. */
final class RestartServices implements Operation<RestartServices.Input, Handled> {
  static final Spec SPEC =
      Spec.operation("stack", "restart", RestartServices.class)
          .summary("Restarts services, and waits until they are ready")
          .details(
              """
              Files are not read: what changed in them needs steward deploy. More than one service
              is asked about. What was stopped on purpose stays so, unless it is named. What runs in
              the network of one, or lives in it otherwise, is restarted after it.""")
          .shortForm("restart")
          .example("steward restart media/jellyfin", "one service")
          .example("steward restart media --yes", "a whole stack, in Compose's order")
          .writes()
          .takesLong()
          .build();

  private final Homelab homelab;
  private final ServiceControl control;

  @Inject
  RestartServices(Homelab homelab, ServiceControl control) {
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
        Handling.RESTART,
        Selection.named(homelab, input.stacks(), run.folder()),
        input.reason(),
        input.lockWait(),
        run);
  }
}
