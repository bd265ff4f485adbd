// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.config.Configuration;
import io.steward.core.homelab.Homelab;
import io.steward.core.homelab.Stack;
import io.steward.core.operation.Run;
import io.steward.core.state.Lease;
import io.steward.core.state.LockRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds stacks where they run: what every command on running stacks begins with. */
final class StackSites {
  private final Homelab homelab;
  private final DeploymentFile settings;
  private final Targets targets;
  private final Workbench bench;

  @Inject
  StackSites(Homelab homelab, Configuration configuration, Targets targets, Workbench bench) {
    this.homelab = homelab;
    this.settings = configuration.get(DeploymentFile.class);
    this.targets = targets;
    this.bench = bench;
  }

  StackSite get(String name) {
    return of(homelab.getStack(name));
  }

  /** A stack that the configuration may not have yet. */
  StackSite of(Stack stack) {
    return new StackSite(
        stack,
        StackKey.of(homelab, stack),
        targets.get(stack.target()),
        bench.store(),
        bench.reader());
  }

  /** Does the same to every stack that is meant, some at a time. */
  <R> List<R> each(Selection selection, Function<StackSite, R> work) {
    List<StackSite> sites = selection.stacks().stream().map(this::get).toList();
    return Workers.map(settings.parallel(), sites, work);
  }

  /** How a stack is deployed and judged. */
  Terms terms(String stack, WantedStack wanted) {
    return Terms.of(settings, settings(stack), wanted);
  }

  /** What the configuration says of a stack. */
  StackSettings settings(String stack) {
    return Optional.ofNullable(settings.stacks().get(stack)).orElseThrow();
  }

  /** Takes the locks of stacks; {@code wait} of zero waits as long as the settings say. */
  Lease lock(List<String> stacks, String reason, Duration wait, Run run) {
    List<String> keys = stacks.stream().map(name -> get(name).key().toString()).toList();
    return bench
        .locks()
        .acquire(
            LockRequest.of(keys, run.actor(), run.id(), reason)
                .waiting(wait.isZero() ? settings.timeouts().lock() : wait)
                .advising(
                    "steward stack unlock "
                        + String.join(" ", stacks)
                        + " --reason WHY     takes it away from a run that hangs"));
  }

  DeploymentFile settings() {
    return settings;
  }

  StackTarget target(String name) {
    return targets.get(name);
  }

  Homelab homelab() {
    return homelab;
  }

  Workbench bench() {
    return bench;
  }
}
