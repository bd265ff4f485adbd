// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What stands under {@code deploy}.
 *
 * @param mode {@code replicated} or {@code global}
 * @param replicas how many containers
 * @param labels labels of the service, not of its containers
 * @param limits the most it may use
 * @param reservations what is kept for it
 * @param update how an update goes
 * @param rollback how a way back goes
 * @param restartPolicy when a container is started again
 */
public record DeploySettings(
    Optional<String> mode,
    OptionalLong replicas,
    Map<String, String> labels,
    ResourceAmounts limits,
    ResourceAmounts reservations,
    Optional<UpdateSettings> update,
    Optional<UpdateSettings> rollback,
    Optional<RestartPolicy> restartPolicy) {
  /** Keeps its own copy of the labels. */
  public DeploySettings {
    labels = Map.copyOf(labels);
  }

  static DeploySettings of(Printed printed) {
    Printed resources = printed.in("resources");
    return new DeploySettings(
        printed.text("mode"),
        printed.number("replicas"),
        printed.pairs("labels"),
        ResourceAmounts.of(resources.in("limits")),
        ResourceAmounts.of(resources.in("reservations")),
        printed.one("update_config", UpdateSettings::of),
        printed.one("rollback_config", UpdateSettings::of),
        printed.one("restart_policy", RestartPolicy::of));
  }
}
