// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static java.util.Comparator.naturalOrder;

import io.steward.core.deploy.WantedService.Rollout;
import java.time.Duration;
import java.util.List;

/**
 * How one stack is deployed, from the settings of the lab and of the stack.
 *
 * @param monitor how long a service without a health check must run to be ready
 * @param gateTimeout the longest the gate may take
 * @param applyTimeout the longest Compose may take
 * @param pullTimeout the longest one image may take to be fetched
 * @param failureAction what to do when it is not ready
 * @param onFileChange what happens to a service when a file it has mounted changes
 * @param pacing how containers are replaced, as far as the settings of the stack say
 */
record Terms(
    Duration monitor,
    Duration gateTimeout,
    Duration applyTimeout,
    Duration pullTimeout,
    FailureAction failureAction,
    FileChange onFileChange,
    Pacing pacing) {

  /** What the settings of a stack say, then its files, then the settings of the lab. */
  static Terms of(DeploymentFile lab, StackSettings stack, WantedStack wanted) {
    List<Rollout> rollouts =
        wanted.services().values().stream().map(WantedService::rollout).toList();
    GateSettings gate = stack.gate();
    return new Terms(
        gate.monitor()
            .or(() -> rollouts.stream().flatMap(r -> r.monitor().stream()).max(naturalOrder()))
            .orElse(GateSettings.DEFAULT_MONITOR),
        gate.timeout().orElse(lab.timeouts().gate()),
        lab.timeouts().apply(),
        lab.timeouts().pull(),
        gate.failureAction()
            .or(() -> rollouts.stream().flatMap(r -> r.failureAction().stream()).findFirst())
            .orElse(FailureAction.ROLLBACK),
        stack.onFileChange(),
        new Pacing(gate.order(), gate.parallelism(), gate.delay()));
  }
}
