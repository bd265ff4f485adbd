// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.audit.RunLog;
import io.steward.core.state.Locks;
import java.time.Clock;

/** What every change of a stack needs at hand. */
record Workbench(
    StackReader reader,
    DeployStore store,
    Locks locks,
    RunLog runs,
    ReadinessGate gate,
    ContainerGate containers,
    Hooks hooks,
    KeepSettings keep,
    Pause pause,
    Clock clock) {
  @Inject
  Workbench {}
}
